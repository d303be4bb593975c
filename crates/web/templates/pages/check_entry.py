import hashlib, json, sys
file = json.load(open(sys.argv[1]))
sha = lambda some: hashlib.sha256(some).digest()
found = bytes.fromhex(file["leaf_hash"])
if file["bytes"] is not None:
    found = sha(b"\0" + file["bytes"].encode())
index, last = file["number"], file["entries"] - 1
for other in map(bytes.fromhex, file["audit_path"]):
    if index % 2 == 1 or index == last:
        found = sha(b"\1" + other + found)
        while index and index % 2 == 0:
            index, last = index // 2, last // 2
    else:
        found = sha(b"\1" + found + other)
    index, last = index // 2, last // 2
holds = last == 0 and found.hex() == file["root"]
print("It holds." if holds else "It does not hold.", "Root:", file["root"])
