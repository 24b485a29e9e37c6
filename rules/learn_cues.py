#!/usr/bin/env python3
"""Learns rules/<language>/cue-nouns.yaml: nouns that tell of speech or thought, by the word that follows them.

usage: learn_cues.py TOKENS.tsv LABELS [--least SHARE] > rules/en/cue-nouns.yaml
  TOKENS.tsv  a line a token: begin, end, word, Penn part of speech; "# name" begins an article, an empty line ends a
              sentence. May be gzipped. Offsets are code points.
  LABELS      a folder of brat files NAME_*.ann or .brat with events whose arguments are Cue and Content
  --least     how often a noun before that word must be a cue (default 0.4)

Counted is a noun outside all contents, singular and plural together: how often it is part of a cue before "of",
"that" and so on. Each lexicon that comes out is meant to be read and mended by hand.
"""
import argparse
import collections
import glob
import gzip
import os
import re

FOLLOWERS = ["about", "against", "for", "of", "on", "that", "to"]
LEAST_CUES = 3
DOUBT = 2  # as if each noun had been seen so often more, never as a cue


def articles(path):
    """Names with their tokens: (begin, word, tag)."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    name, tokens = None, []
    with opened as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# ") and "\t" not in line:
                if name:
                    yield name, tokens
                name, tokens = line[2:], []
            elif line:
                begin, _, word, tag = line.split("\t")[:4]
                tokens.append((int(begin), word.lower(), tag))
    if name:
        yield name, tokens


def labels(path):
    """The spans of all contents and of all cues of a brat file."""
    spans, roles = {}, collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        if re.match(r"T\d+\t", line):
            key, head = line.rstrip("\n").split("\t")[:2]
            spans[key] = [tuple(map(int, part.split())) for part in head.split(" ", 1)[1].split(";")]
    for line in open(path, encoding="utf-8"):
        if re.match(r"E\d+\t", line):
            for argument in line.split("\t")[1].split():
                role, key = argument.split(":")
                roles[role.rstrip("0123456789")] += spans.get(key, [])
    return roles["Content"], roles["Cue"]


def singular(noun):
    return re.sub(r"(?<=[^su])s$", "", re.sub(r"ies$", "y", noun))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tokens")
    parser.add_argument("labels")
    parser.add_argument("--least", type=float, default=0.4)
    args = parser.parse_args()
    seen, cues = collections.Counter(), collections.Counter()
    forms = collections.defaultdict(set)
    for name, tokens in articles(args.tokens):
        files = sorted(glob.glob(os.path.join(args.labels, glob.escape(name) + "_*")))
        if not files:
            continue
        contents, cue_spans = labels(files[0])
        for (begin, word, tag), (_, follower, _) in zip(tokens, tokens[1:]):
            if tag not in ("NN", "NNS") or follower not in FOLLOWERS or not word.isalpha():
                continue
            if any(b <= begin < e for b, e in contents):
                continue
            key = singular(word), follower
            forms[key[0]].add(word)
            seen[key] += 1
            cues[key] += any(b <= begin < e for b, e in cue_spans)
    print("# Nouns that tell of speech or thought where a certain word follows. Written by rules/learn_cues.py from labelled\n"
          "# news; the numbers say how often the nouns of a lexicon were a cue there.\n"
          "format: 1\npack: en")
    for follower in FOLLOWERS:
        nouns = sorted(n for (n, f), count in seen.items() if f == follower and cues[n, f] >= LEAST_CUES
                       and cues[n, f] / (count + DOUBT) >= args.least)
        if not nouns:
            continue
        hits, uses = (sum(c[n, follower] for n in nouns) for c in (cues, seen))
        print(f"\n# {hits} of {uses}.\nlexicon noun-{follower}:\n  gives: cue-thing\n  words: |")
        for noun in nouns:
            print(f"    {noun}: {', '.join(sorted(forms[noun] | {noun}))}")


if __name__ == "__main__":
    main()
