using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>All that was in a file, service by service, and after them what no service leads to.</summary>
internal sealed class HsdsPackage
{
    private readonly List<FeedFinding> _findings = [];
    private readonly HashSet<FeedFinding> _toNowhere = [];

    public HsdsRows Rows { get; } = new();

    public void Note(IssueKind kind, string code, string? field = null, string? value = null) =>
        _findings.Add(new FeedFinding(kind, code, field, value));

    public IEnumerable<FeedItem> Items(ImportTerms terms, DateOnly today)
    {
        var (number, nest) = (0L, new NestRows(Rows));
        var first = _findings;
        foreach (var service in Rows.Of(HsdsTables.Services))
        {
            var nested = nest.Nest(HsdsTables.Services, service);
            yield return Service(++number, service, nested, first, terms, today);
            first = [];
        }
        // Found only now that all services have been gone through.
        foreach (var (table, row) in nest.Unused.ToList())
        {
            yield return Other(++number, table, row, first);
            first = [];
        }
        if (number == 0 && first.Count > 0) yield return new FeedItem(1, "", "", "") { Findings = first };
    }

    private FeedItem Service(
        long number,
        JsonObject service,
        JsonObject nested,
        List<FeedFinding> first,
        ImportTerms terms,
        DateOnly today)
    {
        var findings = new List<FeedFinding>(first);
        var key = HsdsText.Of(service, HsdsTables.Id) is { } id && IsKey(id) ? id.ToLowerInvariant() : "";
        if (key.Length == 0) findings.Add(new(IssueKind.Rejected, "no-id", HsdsTables.Id));
        LeadNowhere(HsdsTables.Services, nested, findings);
        var read = key.Length == 0 ? null : new ReadService(nested, terms, today, findings).Read();
        var original = nested.ToJsonString();
        // What holds where the package is silent counts as said.
        return new FeedItem(number, key, original, Digest($"{terms.Language}\n{original}"))
        {
            Content = read?.Profile,
            IsActive = read?.IsActive ?? true,
            Findings = findings,
        };
    }

    private FeedItem Other(long number, string table, JsonObject row, List<FeedFinding> first)
    {
        var findings = new List<FeedFinding>(first);
        LeadNowhere(table, row, findings);
        findings.Add(new(IssueKind.Kept, "of-no-service", table));
        var original = new JsonObject { [table] = row.DeepClone() }.ToJsonString();
        var id = HsdsText.Of(row, HsdsTables.Id) ?? Digest(original);
        var key = $"{table}/{id}".ToLowerInvariant();
        return new FeedItem(number, IsKey(key) ? key : $"{table}/{Digest(original)}", original, Digest(original))
        {
            Findings = findings,
        };
    }

    /// <summary>Notes columns that name a row which is not there; once, however many services lead to them.</summary>
    private void LeadNowhere(string table, JsonObject row, List<FeedFinding> findings)
    {
        foreach (var (column, value) in row)
        {
            if (HsdsTables.IsLink(column) && HsdsText.Of(row, column) is { } id && !IsThere(column, id))
            {
                var finding = new FeedFinding(
                    IssueKind.NotUsed,
                    "leads-nowhere",
                    $"{table}.{column}",
                    $"{HsdsText.Of(row, HsdsTables.Id)} to {id}");
                if (_toNowhere.Add(finding)) findings.Add(finding);
            }
            if (value is JsonArray many && HsdsTables.All.Contains(column))
            {
                foreach (var child in many.OfType<JsonObject>()) LeadNowhere(column, child, findings);
            }
            if (value is JsonObject one) LeadNowhere(TableOf(table, column), one, findings);
        }
    }

    private bool IsThere(string column, string id) => column switch
    {
        "link_id" or "resource_id" => HsdsTables.All.Any(table => Rows.Find(table, id) is not null),
        _ => TablesOf(column).Any(table => Rows.Find(table, id) is not null),
    };

    private static IEnumerable<string> TablesOf(string column) =>
        HsdsTables.All.Where(table => column == $"{table[..^1]}_id")
            .Concat(HsdsTables.Parents.Values.SelectMany(parents => parents)
                .Where(parent => parent.Column == column).Select(parent => parent.Table));

    private static string TableOf(string table, string property) =>
        (HsdsTables.Parents.GetValueOrDefault(table) ?? [])
            .Where(parent => parent.Property == property).Select(parent => parent.Table).FirstOrDefault() ?? property;

    private static bool IsKey(string key) =>
        key.Length is > 0 and <= FeedKeys.MostLetters && !key.Any(char.IsControl);

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
