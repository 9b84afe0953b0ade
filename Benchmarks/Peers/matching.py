"""matching.py PEER NAMES TEXT BYTES: finds all names of NAMES in the first BYTES bytes of TEXT, one thread.

NAMES is a table (place, country, own, population, name), TEXT UTF-8. Names and text are in lower case, as each peer wants
them; building the peer and lowering the text are not measured. Every peer finds longest matches: flashtext2 and spaCy at
word borders, daachorse and pyahocorasick anywhere (they know no borders). Prints one line of fields parted by tabs:
megabytes a second of processor time, matches, megabytes of memory, seconds of building, name and version.
"""
import importlib.metadata
import resource
import sys
import time

peer, names_path, text_path, size = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
names = sorted({line.rstrip("\n").split("\t", 4)[4].lower() for line in open(names_path, encoding="utf8", newline="\n")})
names = [name for name in names if name.strip()]
with open(text_path, "rb") as file:
    text = file.read(size).decode("utf8", "ignore")
low = text.lower()
start = time.process_time()
if peer == "flashtext2":
    from flashtext2 import KeywordProcessor
    processor = KeywordProcessor(case_sensitive=False)
    for name in names:
        processor.add_keyword(name)
    run = lambda: len(processor.extract_keywords(text))
elif peer == "daachorse":
    import daachorse
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(names, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    run = lambda: len(automaton.find(low))
elif peer == "pyahocorasick":
    import ahocorasick
    automaton = ahocorasick.Automaton()
    for index, name in enumerate(names):
        automaton.add_word(name, index)
    automaton.make_automaton()
    run = lambda: sum(1 for _ in automaton.iter_long(low))
elif peer == "spacy":
    import spacy
    from spacy.matcher import PhraseMatcher
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("place", nlp.tokenizer.pipe(names))
    nlp.max_length = len(text) + 1
    parts = [text[i:i + 100_000] for i in range(0, len(text), 100_000)]
    run = lambda: sum(len(matcher(nlp.make_doc(part))) for part in parts)
else:
    sys.exit(f"no peer {peer}")
built = time.process_time() - start
start = time.process_time()
found = run()
took = time.process_time() - start
print(
    len(text.encode()) / 1e6 / took, found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, built,
    f"{peer} {importlib.metadata.version(peer)}", sep="\t")
