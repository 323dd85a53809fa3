using CareBridge.Consent.Domain;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CareBridge.Consent.Features.Accounting;

internal enum ReportFormat
{
    Json,
    Csv,
    Html,
}

/// <summary>In what form the caller wants a list.</summary>
/// <param name="Format"><c>json</c>, <c>csv</c> or <c>html</c>; without it, what the request accepts.</param>
/// <param name="Language"><c>en</c> or <c>es</c>.</param>
internal sealed record ReportRequest(
    HttpRequest Http,
    [FromQuery(Name = "format")] string? Format = null,
    [FromQuery(Name = "language")] string? Language = null)
{
    /// <exception cref="InvalidRequestException">The form cannot be had.</exception>
    public (ReportFormat Format, Language Language) Read()
    {
        new Check()
            .That(Format is null or "json" or "csv" or "html", "format", "One of: json, csv, html.")
            .That(Language is null or "en" or "es", "language", "One of: en, es.")
            .ThrowIfAny();
        var format = Format switch
        {
            "csv" => ReportFormat.Csv,
            "html" => ReportFormat.Html,
            "json" => ReportFormat.Json,
            _ => Accepted(),
        };
        return (format, Language == "es" ? Domain.Language.Es : Domain.Language.En);
    }

    private ReportFormat Accepted()
    {
        var accepted = Http.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1);
        return accepted.Select(type => type.MediaType.Value).FirstOrDefault(
            type => type is "text/csv" or "text/html" or "application/json") switch
        {
            "text/csv" => ReportFormat.Csv,
            "text/html" => ReportFormat.Html,
            _ => ReportFormat.Json,
        };
    }
}
