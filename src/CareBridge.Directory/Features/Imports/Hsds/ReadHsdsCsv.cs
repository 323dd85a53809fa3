using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>Reads a zip of the specification's CSV files.</summary>
internal sealed class ReadHsdsCsv(DateOnly today) : IFeedReader
{
    /// <summary>What is unpacked is held whole, for each row may lead to any other.</summary>
    private const long MostBytes = 256L * 1024 * 1024;

    public async IAsyncEnumerable<FeedItem> ReadAsync(
        Stream feed,
        ImportTerms terms,
        long after,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var packed = new MemoryStream();
        await feed.CopyToAsync(packed, cancellation);
        packed.Position = 0;
        using var zip = new ZipArchive(packed, ZipArchiveMode.Read);
        var package = new HsdsPackage();
        var left = MostBytes;
        foreach (var file in zip.Entries.Where(file => file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
        {
            if ((left -= file.Length) < 0) throw new InvalidDataException("It is too large when it is unpacked.");
            ReadFile(file, package);
        }
        foreach (var item in package.Items(terms, today).Where(item => item.Number > after)) yield return item;
    }

    private static void ReadFile(ZipArchiveEntry file, HsdsPackage package)
    {
        if (HsdsTables.OfFile(file.Name) is not { } table)
        {
            package.Note(IssueKind.NotUsed, "unknown-file", file.Name);
            return;
        }
        // No more than the zip says it holds: what is unpacked was counted by that.
        using var text = new StreamReader(new BoundedStream(file.Open(), file.Length), Encoding.UTF8);
        IReadOnlyList<string>? columns = null;
        foreach (var record in CsvText.Read(text))
        {
            if (columns is null)
            {
                columns = [.. record.Select(column => column.Trim())];
                continue;
            }
            var row = new JsonObject();
            foreach (var (column, value) in columns.Zip(record).Where(cell => cell.Second.Length > 0))
                row[column] = value;
            package.Rows.Add(table, row);
            if (record.Count != columns.Count)
                package.Note(IssueKind.Changed, "wrong-columns", file.Name, HsdsText.Of(row, HsdsTables.Id));
        }
    }
}
