#!/usr/bin/env python3
"""Learns rules/<language>/tags.yaml, by which the engine tells parts of speech.

usage: learn_tags.py TOKENS.tsv [--check OTHER.tsv] > rules/en/tags.yaml
  TOKENS.tsv  a line a token: begin, end, word, Penn part of speech (further columns are not read); an empty line
              ends a sentence; lines that begin with # are not read. May be gzipped.
  --check     tells on standard error how many tags of OTHER.tsv come out right

Three lexicons come out, all meant to be read and mended by hand:
  word-tags     the tags that a word had, the most frequent first
  ending-tags   the same by a word's last letters, for words in no lexicon
  tag-contexts  where something other than the first tag is meant: which tag, for a word or for words of certain tags,
                behind and before which tags
"""
import argparse
import collections
import gzip
import sys

TAGS = {
    "NN": "noun", "NNS": "plural", "NNP": "name", "NNPS": "name", "PRP": "pronoun", "PRP$": "possessive",
    "DT": "determiner", "PDT": "determiner", "JJ": "adjective", "JJR": "adjective", "JJS": "adjective",
    "CD": "number", "RB": "adverb", "RBR": "adverb", "RBS": "adverb", "RP": "particle", "IN": "preposition",
    "TO": "to", "VB": "base", "VBP": "present", "VBZ": "singular", "VBD": "past", "VBN": "participle",
    "VBG": "gerund", "MD": "modal", "WDT": "wh", "WP": "wh", "WP$": "wh", "WRB": "wh", "CC": "coordinator",
    "POS": "genitive", "EX": "there",
}
OPEN = {"noun", "plural", "name", "adjective", "adverb", "base", "present", "singular", "past", "participle", "gerund"}
EDGE = "edge"
SEEN_OFTEN = 4       # a word in word-tags
CONTEXT_SEEN = 12    # a line of tag-contexts
CONTEXT_GAIN = 5


def read(path):
    """Sentences: lists of (word, tag), words parted as the engine parts them."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    sentence = []
    end_before = -1
    with opened as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# "):
                continue
            if not line:
                if sentence:
                    yield sentence
                sentence, end_before = [], -1
                continue
            begin, end, word, tag = line.split("\t")[:4]
            tag = TAGS.get(tag, "mark" if not word[:1].isalnum() else "other")
            word = word.replace("’", "'")
            joined = int(begin) == end_before
            end_before = int(end)
            if joined and word.lower() in ("n't", "not") and sentence:
                sentence[-1] = (sentence[-1][0] + word, sentence[-1][1])
            elif "-" in word[1:-1] and word[0] != "-":
                for i, part in enumerate(word.split("-")):
                    if i:
                        sentence.append(("-", "mark"))
                    if part:
                        sentence.append((part, tag))
            elif word in ("-LRB-", "-RRB-", "-LSB-", "-RSB-"):
                sentence.append(("(", "mark"))
            else:
                sentence.append((word, tag))
    if sentence:
        yield sentence


class Words:
    """What a word may be, most frequent first."""

    def __init__(self, sentences):
        counts = collections.defaultdict(collections.Counter)
        for sentence in sentences:
            for i, (word, tag) in enumerate(sentence):
                # A capital at the head of a sentence says nothing.
                key = word.lower()
                if word[:1].isupper() and tag == "name" and i > 0:
                    continue
                counts[key][tag] += 1
        self.tags = {}
        for word, tags in counts.items():
            total = sum(tags.values())
            if total < SEEN_OFTEN or not word[:1].isalpha() and not word.startswith("'") or not word.isascii():
                continue
            kept = [t for t, n in tags.most_common(4) if n >= 2 and n >= 0.01 * total]
            kept = [t for t in kept if t not in ("mark", "other")] or ["noun"]
            self.tags[word] = tuple(kept)
        ends = collections.defaultdict(collections.Counter)
        for word, tags in counts.items():
            if not word.isalpha() or sum(tags.values()) > 30:
                continue
            best = [t for t, n in tags.most_common(3) if t in OPEN and t != "name" and n * 5 >= sum(tags.values())]
            for size in range(1, 5):
                if len(word) > size + 1:
                    ends[word[-size:]].update({t: min(tags[t], 3) for t in best})
        self.endings = {}
        for size in range(1, 5):
            for ending in sorted(e for e in ends if len(e) == size):
                tags = ends[ending]
                total = sum(tags.values())
                if total < 20:
                    continue
                kept = tuple([t for t, n in tags.most_common(3) if n >= 0.12 * total])
                if kept and kept != self.ending(ending[1:]):
                    self.endings[ending] = kept

    def ending(self, word):
        for size in range(min(4, len(word)), 0, -1):
            if word[-size:] in self.endings:
                return self.endings[word[-size:]]
        return ("noun",)

    def of(self, word, first):
        """Tags of a word in its place."""
        lower = word.lower()
        if word[:1].isdigit():
            return ("number",)
        if not word[:1].isalpha() and not word.startswith("'") or word == "'":
            return ("mark",)
        known = self.tags.get(lower)
        if word[:1].isupper() and not first:
            return ("name",) if known is None or known[0] in OPEN else known
        if known is None:
            if word[:1].isupper():
                return ("name",)
            return self.ending(lower)
        return known


def contexts_of(word, tags, before, after):
    """From the surest to the most general."""
    name = " ".join(tags)
    yield f"\"{word}\" behind {before} before {after}"
    yield f"\"{word}\" behind {before}"
    yield f"\"{word}\" before {after}"
    yield f"{name} behind {before} before {after}"
    yield f"{name} behind {before}"
    yield f"{name} before {after}"


def first_tags(words, sentence):
    first = True
    out = []
    for word, _ in sentence:
        out.append(words.of(word, first))
        first = first and not word[:1].isalnum() or word in ("``", "''", "\"", ":")
    return out


def tag(words, contexts, sentence):
    tags = first_tags(words, sentence)
    before = EDGE
    out = []
    for i, (word, _) in enumerate(sentence):
        best = tags[i][0]
        if len(tags[i]) > 1:
            after = tags[i + 1][0] if i + 1 < len(tags) else EDGE
            for context in contexts_of(word.lower(), tags[i], before, after):
                if context in contexts:
                    best = contexts[context]
                    break
        out.append(best)
        before = best
    return out


def learn_contexts(words, sentences, before_of):
    counts = [collections.defaultdict(collections.Counter) for _ in range(6)]
    for n, sentence in enumerate(sentences):
        tags = first_tags(words, sentence)
        for i, (word, gold) in enumerate(sentence):
            if len(tags[i]) < 2 or gold not in tags[i]:
                continue
            before = before_of[n][i - 1] if i else EDGE
            after = tags[i + 1][0] if i + 1 < len(tags) else EDGE
            for level, context in enumerate(contexts_of(word.lower(), tags[i], before, after)):
                counts[level][context][gold, before, after, word.lower(), tags[i]] += 1
    contexts = {}
    # The general first; a surer one is kept where it gains over what stands behind it.
    for level in range(5, -1, -1):
        for context, seen in sorted(counts[level].items()):
            golds = collections.Counter()
            right = 0
            for (gold, before, after, word, tags), n in seen.items():
                golds[gold] += n
                guess = tags[0]
                for weaker in list(contexts_of(word, tags, before, after))[level + 1:]:
                    if weaker in contexts:
                        guess = contexts[weaker]
                        break
                right += n * (guess == gold)
            total = sum(golds.values())
            best, n = golds.most_common(1)[0]
            if total >= CONTEXT_SEEN and n - right >= CONTEXT_GAIN:
                contexts[context] = best
    return contexts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tokens")
    parser.add_argument("--check")
    args = parser.parse_args()
    sentences = list(read(args.tokens))
    words = Words(sentences)
    contexts = learn_contexts(words, sentences, [[t for _, t in s] for s in sentences])
    contexts = learn_contexts(words, sentences, [tag(words, contexts, s) for s in sentences])
    if args.check:
        right = total = 0
        wrong = collections.Counter()
        for sentence in read(args.check):
            for (word, gold), ours in zip(sentence, tag(words, contexts, sentence)):
                if gold == "mark":
                    continue
                right += gold == ours
                total += 1
                wrong[gold, ours] += gold != ours
        print(f"{100 * right / total:.2f}% of {total} words", file=sys.stderr)
        print(wrong.most_common(25), file=sys.stderr)
        print(len(words.tags), len(words.endings), len(contexts), file=sys.stderr)
    write(words, contexts)


def write(words, contexts):
    print("# Parts of speech: what a word may be, and how its neighbours decide. Made by rules/learn_tags.py, which")
    print("# tells how it is read; may be mended by hand.")
    print("format: 1\npack: en\npart: compare")
    for name, table in (("word-tags", words.tags), ("ending-tags", words.endings), ("tag-contexts", contexts)):
        print(f"\nlexicon {name}:\n  words: |")
        by_value = collections.defaultdict(list)
        for form, tags in table.items():
            by_value[tags if isinstance(tags, str) else " ".join(tags)].append(form)
        for value, forms in sorted(by_value.items()):
            line = ""
            for form in sorted(forms):
                if line and len(line) + len(form) > 110 - len(value):
                    print(f"    {value} = {line}")
                    line = ""
                line += (", " if line else "") + form
            print(f"    {value} = {line}")


if __name__ == "__main__":
    main()
