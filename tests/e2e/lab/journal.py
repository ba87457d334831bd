# Stands where journald listens: prints every entry that is sent to it as a line of JSON.
import json
import os
import socket
import struct
import sys

path = "/run/systemd/journal/socket"
os.makedirs(os.path.dirname(path), exist_ok=True)
server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
server.bind(path)
while True:
    entry, at, fields = server.recv(1 << 20), 0, {}
    while at < len(entry):
        end = entry.index(b"\n", at)
        line = entry[at:end]
        if b"=" in line:
            name, value = line.split(b"=", 1)
            at = end + 1
        else:
            (length,) = struct.unpack("<Q", entry[end + 1 : end + 9])
            name, value = line, entry[end + 9 : end + 9 + length]
            at = end + 10 + length
        fields[name.decode()] = value.decode()
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()
