#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Score the first portfolio of a file from Python, through the shared library.

usage: program.py LIBPLAUDIT.SO RUBRIC PORTFOLIOS.NDJSON
"""
import ctypes
import json
import sys


class Options(ctypes.Structure):
    """struct pla_engine_options of plaudit.h."""

    _fields_ = [("rubrics", ctypes.POINTER(ctypes.c_char_p)), ("policy", ctypes.c_char_p), ("as_of", ctypes.c_char_p)]


library, rubric, portfolios = sys.argv[1:]
plaudit = ctypes.CDLL(library)
plaudit.pla_version.restype = ctypes.c_char_p
plaudit.pla_engine_free.argtypes = [ctypes.c_void_p]
plaudit.pla_engine_score.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t,
                                     ctypes.POINTER(ctypes.c_char_p), ctypes.c_char_p, ctypes.c_size_t]

options = Options((ctypes.c_char_p * 2)(rubric.encode(), None), None, b"2026-11-01")
engine, lines, message = ctypes.c_void_p(), ctypes.c_char_p(), ctypes.create_string_buffer(1024)
status = plaudit.pla_engine_new(ctypes.byref(options), ctypes.byref(engine), message, len(message))
if status == 0:
    with open(portfolios, "rb") as file:
        portfolio = file.readline()
    status = plaudit.pla_engine_score(engine, portfolio, len(portfolio), ctypes.byref(lines), message, len(message))
if status != 0:
    sys.exit(message.value.decode())
for line in lines.value.decode().splitlines():
    decision = json.loads(line)
    awards = ", ".join(f"{award['id']} {award['status']}" for award in decision["awards"])
    print(f"{decision['portfolio']} by plaudit {plaudit.pla_version().decode()}: {awards}")
plaudit.pla_engine_free(engine)
