using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Directory.Features.Imports.Hsds;

namespace CareBridge.Directory.Features.Exports;

/// <summary>
/// Rows of the specification's tables on their way into a zip. They wait on disk, for a table's columns are known only
/// when its last row is; what is the same as a row before is left out.
/// </summary>
internal sealed class TableFiles : IDisposable
{
    private readonly Dictionary<string, TableFile> _tables = [];

    public void Add(string table, JsonObject row)
    {
        if (!_tables.TryGetValue(table, out var file)) _tables[table] = file = new TableFile();
        file.Add(row);
    }

    public void WriteTo(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var table in HsdsTables.All)
        {
            if (!_tables.TryGetValue(table, out var file)) continue;
            using var text = new StreamWriter(
                zip.CreateEntry(HsdsTables.FileOf(table)).Open(), new UTF8Encoding(false));
            file.WriteTo(text);
        }
    }

    public void Dispose()
    {
        foreach (var file in _tables.Values) file.Dispose();
    }

    /// <summary>One JSON object a line.</summary>
    private sealed class TableFile : IDisposable
    {
        private readonly List<string> _columns = [];
        private readonly HashSet<string> _known = [];
        private readonly HashSet<UInt128> _rows = [];
        private readonly FileStream _file = TemporaryFile.Create();

        public void Add(JsonObject row)
        {
            var cells = row.Where(cell => cell.Value is JsonValue).ToDictionary(cell => cell.Key, cell => cell.Value);
            var line = JsonSerializer.SerializeToUtf8Bytes(cells);
            if (!_rows.Add(BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(line)))) return;
            _columns.AddRange(cells.Keys.Where(_known.Add));
            _file.Write(line);
            _file.WriteByte((byte)'\n');
        }

        public void WriteTo(TextWriter text)
        {
            var columns = _columns.OrderBy(column => column != HsdsTables.Id).ToList();
            CsvText.Write(text, columns);
            _file.Position = 0;
            using var lines = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
            while (lines.ReadLine() is { } line)
            {
                var row = JsonNode.Parse(line)!.AsObject();
                CsvText.Write(text, columns.Select(column => HsdsText.Of(row, column) ?? ""));
            }
        }

        public void Dispose() => _file.Dispose();
    }
}
