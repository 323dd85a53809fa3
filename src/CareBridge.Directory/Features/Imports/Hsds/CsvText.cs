using System.Text;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>Comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    /// <exception cref="InvalidDataException">A quotation does not end.</exception>
    public static IEnumerable<IReadOnlyList<string>> Read(TextReader text)
    {
        var (record, field) = (new List<string>(), new StringBuilder());
        var (isQuoted, hasContent) = (false, false);
        int next;
        while ((next = text.Read()) >= 0)
        {
            var character = (char)next;
            if (isQuoted)
            {
                if (character != '"') field.Append(character);
                else if (text.Peek() == '"') field.Append((char)text.Read());
                else isQuoted = false;
                continue;
            }
            switch (character)
            {
                case '"' when field.Length == 0:
                    (isQuoted, hasContent) = (true, true);
                    break;
                case ',':
                    record.Add(field.ToString());
                    field.Clear();
                    hasContent = true;
                    break;
                case '\r' or '\n':
                    if (hasContent || field.Length > 0) yield return Complete(record, field);
                    (record, hasContent) = ([], false);
                    break;
                default:
                    field.Append(character);
                    break;
            }
        }
        if (isQuoted) throw new InvalidDataException("A quotation does not end.");
        if (hasContent || field.Length > 0) yield return Complete(record, field);
    }

    public static void Write(TextWriter text, IEnumerable<string> record)
    {
        text.Write(string.Join(',', record.Select(Quoted)));
        text.Write("\r\n");
    }

    private static List<string> Complete(List<string> record, StringBuilder field)
    {
        record.Add(field.ToString());
        field.Clear();
        return record;
    }

    private static string Quoted(string field) =>
        field.IndexOfAny(['"', ',', '\r', '\n']) < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
