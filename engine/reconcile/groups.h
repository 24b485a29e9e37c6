// Sets that grow together: who is joined to whom, directly or through others.
#pragma once

#include <cstddef>
#include <map>
#include <numeric>
#include <vector>

namespace onrecord {

class Groups {
 public:
  explicit Groups(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t item) {
    while (parents_[item] != item) item = parents_[item] = parents_[parents_[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parents_[a < b ? b : a] = a < b ? a : b;
  }
  // The sets by their smallest member, members in order.
  std::vector<std::vector<std::size_t>> sets() {
    std::map<std::size_t, std::vector<std::size_t>> by_root;
    for (std::size_t i = 0; i < parents_.size(); ++i) by_root[find(i)].push_back(i);
    std::vector<std::vector<std::size_t>> out;
    out.reserve(by_root.size());
    for (auto& [root, members] : by_root) out.push_back(std::move(members));
    return out;
  }

 private:
  std::vector<std::size_t> parents_;
};

}  // namespace onrecord
