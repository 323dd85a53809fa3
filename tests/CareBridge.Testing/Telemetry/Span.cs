namespace CareBridge.Testing.Telemetry;

/// <summary>A span as it was exported (opentelemetry-proto, trace/v1).</summary>
/// <param name="Service">The resource's <c>service.name</c>.</param>
/// <param name="ParentId">Empty where a trace begins.</param>
/// <param name="Links">Ids of spans.</param>
public sealed record Span(
    string Service,
    string Scope,
    string TraceId,
    string Id,
    string ParentId,
    string Name,
    SpanKind Kind,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<string> Links)
{
    internal static IEnumerable<Span> ReadRequest(byte[] request) =>
        from resourceSpans in WireField.Read(request)
        let parts = WireField.Read(resourceSpans.Bytes)
        let service = AttributesOf(WireField.Read(parts.First(part => part.Number == 1).Bytes), 1)["service.name"]
        from scopeSpans in parts.Where(part => part.Number == 2)
        let inner = WireField.Read(scopeSpans.Bytes)
        let scope = WireField.Read(inner.First(part => part.Number == 1).Bytes).First(part => part.Number == 1).Text
        from span in inner.Where(part => part.Number == 2)
        select Of(service, scope, WireField.Read(span.Bytes));

    private static Span Of(string service, string scope, List<WireField> fields)
    {
        var byNumber = fields.ToLookup(field => field.Number);
        return new Span(
            service,
            scope,
            byNumber[1].Single().Hex,
            byNumber[2].Single().Hex,
            string.Concat(byNumber[4].Select(field => field.Hex)),
            byNumber[5].Single().Text,
            (SpanKind)byNumber[6].Single().Value,
            AttributesOf(fields, 9),
            [.. byNumber[13].Select(link => WireField.Read(link.Bytes).Single(part => part.Number == 2).Hex)]);
    }

    private static Dictionary<string, string> AttributesOf(List<WireField> fields, int number) => fields
        .Where(field => field.Number == number)
        .Select(field => WireField.Read(field.Bytes))
        .ToDictionary(pair => pair[0].Text, pair => ValueOf(WireField.Read(pair[1].Bytes)));

    private static string ValueOf(List<WireField> value) => value switch
    {
        [{ Number: 1 } text] => text.Text,
        [var number] => $"{number.Value}",
        _ => "",
    };
}

/// <summary>The numbers of the protocol.</summary>
public enum SpanKind
{
    Internal = 1,
    Server,
    Client,
    Producer,
    Consumer,
}
