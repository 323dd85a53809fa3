using System.Globalization;
using CareBridge.Exchange.Storage;

namespace CareBridge.Exchange.Features.Export;

/// <summary>A file of an export, by the name it has in its address.</summary>
/// <param name="Number">Counts the files of the type from 0.</param>
internal sealed record ExportFile(string Type, int Number)
{
    private const string Suffix = ".ndjson";

    public int FirstPart => Number * ExportPart.PerFile;

    public int LastPart => FirstPart + ExportPart.PerFile - 1;

    /// <summary>Null when it is no such name.</summary>
    public static ExportFile? Parse(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal)
            && name[..^Suffix.Length].Split('-') is [var type, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            && parsed <= int.MaxValue / ExportPart.PerFile - 1
                ? new ExportFile(type, parsed)
                : null;

    public override string ToString() => $"{Type}-{Number}{Suffix}";
}
