#include "engine/ordered_work.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>

namespace onrecord {
namespace {

TEST_CASE("results come in the order of the items") {
  for (const std::size_t threads : {0, 1, 2, 7}) {
    CAPTURE(threads);
    OrderedWork<int, std::string> work(threads, [](int item) {
      // Early ones take longest.
      std::this_thread::sleep_for(std::chrono::microseconds(item % 5 == 0 ? 2000 : 0));
      return std::to_string(item);
    });
    int next = 0;
    int taken = 0;
    while (taken < 200) {
      while (next < 200 && work.size() < 10) work.put(next++);
      CHECK(work.take() == std::to_string(taken));
      ++taken;
    }
    CHECK(work.empty());
  }
}

TEST_CASE("the threads work side by side") {
  // Both items wait for each other: one thread alone would never finish.
  std::atomic<int> arrived = 0;
  OrderedWork<int, int> work(2, [&](int item) {
    ++arrived;
    while (arrived < 2) std::this_thread::yield();
    return item;
  });
  work.put(1);
  work.put(2);
  CHECK(work.take() == 1);
  CHECK(work.take() == 2);
}

TEST_CASE("what the work throws comes with its item, and the rest goes on") {
  for (const std::size_t threads : {0, 3}) {
    CAPTURE(threads);
    OrderedWork<int, int> work(threads, [](int item) {
      if (item == 1) throw std::runtime_error("one");
      return item;
    });
    for (int i = 0; i < 3; ++i) work.put(i);
    CHECK(work.take() == 0);
    CHECK_THROWS_WITH_AS(work.take(), "one", std::runtime_error);
    CHECK(work.take() == 2);
  }
}

TEST_CASE("items that nobody waits for are dropped") {
  std::atomic<int> done = 0;
  {
    OrderedWork<int, int> work(1, [&](int item) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      ++done;
      return item;
    });
    for (int i = 0; i < 1000; ++i) work.put(i);
    CHECK(work.take() == 0);
  }
  CHECK(done < 1000);
}

}  // namespace
}  // namespace onrecord
