// Work on many items at once, with the results in the order of the items.
//
// One thread puts items in and takes results out; others work between. Items
// wait here until their turn comes, so who puts them in decides how many there
// are at a time, and thereby how much memory they take.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace onrecord {

template <typename Item, typename Out>
class OrderedWork {
 public:
  using Work = std::function<Out(Item)>;

  // With no threads, or where the system gives none, the work is done in take().
  OrderedWork(std::size_t threads, Work work) : work_(std::move(work)) {
    try {
      while (threads_.size() < threads) threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) {
      // Those that there are do it.
    }
  }
  // Items that nobody works on yet are dropped.
  ~OrderedWork() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    waiting_changed_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;

  bool empty() const { return slots_.empty(); }
  std::size_t size() const { return slots_.size(); }

  void put(Item item) {
    auto& slot = slots_.emplace_back();
    slot.item.emplace(std::move(item));
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(&slot);
    }
    waiting_changed_.notify_one();
  }

  // The result of the oldest item, waiting for it; there must be one. What the
  // work threw is thrown here.
  Out take() {
    auto& slot = slots_.front();
    if (threads_.empty()) {
      waiting_.pop_front();
      finish(slot);
    } else {
      std::unique_lock lock(mutex_);
      done_changed_.wait(lock, [&] { return slot.done; });
    }
    const auto thrown = std::move(slot.thrown);
    auto out = std::move(slot.out);
    slots_.pop_front();
    if (thrown) std::rethrow_exception(thrown);
    return std::move(*out);
  }

 private:
  struct Slot {
    std::optional<Item> item;
    std::optional<Out> out;
    std::exception_ptr thrown;
    bool done = false;  // under mutex_
  };

  void finish(Slot& slot) noexcept {
    try {
      slot.out.emplace(work_(std::move(*slot.item)));
    } catch (...) {
      slot.thrown = std::current_exception();
    }
    slot.item.reset();
  }

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      waiting_changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      auto* slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      finish(*slot);
      lock.lock();
      slot->done = true;
      done_changed_.notify_one();
    }
  }

  Work work_;
  std::deque<Slot> slots_;  // oldest first; only the caller's thread adds and removes
  std::mutex mutex_;
  std::deque<Slot*> waiting_;  // those that nobody works on yet
  std::condition_variable waiting_changed_, done_changed_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace onrecord
