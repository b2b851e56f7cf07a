"""Writes the files of this folder: one small table in each format, codec and compression that fairset reads.

python -m venv /tmp/formats && /tmp/formats/bin/pip install pyarrow==26.0.1 zstandard lz4 cramjam brotli XlsxWriter
/tmp/formats/bin/python make.py
"""

import bz2, datetime, decimal, gzip, io, lzma, tarfile, uuid, zipfile, zlib

import brotli, cramjam, lz4.frame, xlsxwriter, zstandard
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq

TEXT = b"id,name,x\n1,ann,1.5\n2,bob,\n3,eve,3.5\n"


def write(name, content):
    with open(name, "wb") as f:
        f.write(content)


def packed():
    write("table.csv.gz", gzip.compress(TEXT[:20], mtime=0) + gzip.compress(TEXT[20:], mtime=0))  # two members
    write("table.csv.zst", zstandard.compress(TEXT))
    write("table.csv.bz2", bz2.compress(TEXT))
    write("table.csv.xz", lzma.compress(TEXT))
    write("table.csv.lzma", lzma.compress(TEXT, format=lzma.FORMAT_ALONE))
    write("table.csv.lz4", lz4.frame.compress(TEXT))
    write("table.csv.sz", bytes(cramjam.snappy.compress(TEXT)))
    write("table.csv.zlib", zlib.compress(TEXT))
    write("table.csv.br", brotli.compress(TEXT))
    when = (2024, 1, 1, 0, 0, 0)
    with zipfile.ZipFile("table.zip", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("readme.txt", when), "about the table")
        z.writestr(zipfile.ZipInfo("data/table.csv", when), TEXT)
    for mode, name in (("w", "table.tar"), ("w:xz", "table.tar.xz")):
        with tarfile.open(name, mode) as t:
            info = tarfile.TarInfo("table.csv")
            info.size = len(TEXT)
            t.addfile(info, io.BytesIO(TEXT))


def table():
    return pa.table({"id": [1, 2, 3], "name": ["ann", "bob", "eve"], "x": [1.5, None, 3.5]})


def parquet():
    for codec in ("none", "snappy", "gzip", "zstd", "brotli", "lz4"):
        pq.write_table(table(), f"{codec}.parquet", compression=codec)
    pq.write_table(table(), "plain-v2.parquet", use_dictionary=False, data_page_version="2.0", column_encoding={"id": "DELTA_BINARY_PACKED", "name": "DELTA_BYTE_ARRAY", "x": "BYTE_STREAM_SPLIT"})
    day = datetime.datetime(2024, 5, 6, 7, 8, 9, 123456)
    columns = {
        "i8": pa.array([-1, None], pa.int8()), "u32": pa.array([4_000_000_000, None], pa.uint32()), "u64": pa.array([7, None], pa.uint64()),
        "f16": pa.array([None, None], pa.float16()), "f32": pa.array([0.5, None], pa.float32()), "bool": pa.array([True, None]),
        "date": pa.array([day.date(), None]), "time": pa.array([day.time(), None]), "ms": pa.array([day, None], pa.timestamp("ms")),
        "us": pa.array([day, None], pa.timestamp("us", "UTC")), "ns": pa.array([day, None], pa.timestamp("ns")),
        "dec": pa.array([decimal.Decimal("12.34"), None], pa.decimal128(9, 2)), "big": pa.array([decimal.Decimal("1234567890123456789.25"), None], pa.decimal128(30, 2)),
        "text": pa.array(["é", None]), "bytes": pa.array([b"\xff\x00", None]), "uuid": pa.array([uuid.UUID(int=1).bytes, None], pa.uuid()),
        "list": pa.array([[1, 2], None]), "record": pa.array([{"a": 1, "b": "x"}, {"a": None, "b": None}]),
        "records": pa.array([[{"a": 1}], []]), "map": pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int64())),
        "category": pa.array(["a", "a"]).dictionary_encode(), "null": pa.nulls(2),
    }
    pq.write_table(pa.table(columns), "types.parquet", store_schema=False)
    pq.write_table(pa.table({"t": pa.array([day, None], pa.timestamp("ns"))}), "int96.parquet", use_deprecated_int96_timestamps=True)
    whole = open("snappy.parquet", "rb").read()
    write("cut.parquet", whole[: len(whole) // 2])
    write("encrypted.parquet", b"PARE" + whole[4:-4] + b"PARE")


def arrow():
    with pa.OSFile("file.arrow", "wb") as f, pa.ipc.new_file(f, table().schema) as w:
        w.write_table(table())
    with pa.OSFile("stream.arrows", "wb") as f, pa.ipc.new_stream(f, table().schema) as w:
        w.write_table(table())
    feather.write_feather(table(), "table.feather", compression="zstd")


def excel():
    w = xlsxwriter.Workbook("table.xlsx", {"default_date_format": "yyyy-mm-dd"})
    w.set_properties({"created": datetime.datetime(2024, 1, 1)})
    for sheet, rows in (("first", [["id", "name", "day"], [1, "ann", datetime.date(2024, 1, 2)], [2, "bob", datetime.date(2024, 1, 3)]]), ("second", [["a"], [7], [8], [9]])):
        s = w.add_worksheet(sheet)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                s.write(i, j, cell)
    w.close()


def encodings():
    text = "stadt,einwohner\nMünchen,1\nKöln,2\nDüsseldorf,3\nSäckingen,4\n"
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be", "utf-32", "windows-1252"):
        write(f"{encoding}.csv", text.encode(encoding))
    write("shift-jis.csv", "都市,人口\n東京都,1\n大阪府,2\n京都市,3\n北海道の町,4\n".encode("shift-jis"))
    write("gb18030.csv", "城市,人口\n北京市,1\n上海市,2\n广州市,3\n这个地方的人,4\n".encode("gb18030"))
    write("euc-kr.csv", "도시,인구\n서울,1\n부산,2\n대구의사람,3\n이것은도시이다,4\n".encode("euc-kr"))
    write("windows-1251.csv", "город,население\nМосква,1\nКазань,2\nНижний Новгород,3\n".encode("windows-1251"))
    write("invalid-utf-8.csv", b"a,b\n1,caf\xc3\xa9\n2,na\xc3\xafve\n3,bad\xff\n4,d\xc3\xa9j\xc3\xa0 vu\n5,\xc3\xbcber\n")


packed(), parquet(), arrow(), excel(), encodings()
