using CareBridge.Consent.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
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
internal sealed record ReportRequest
{
    public required HttpRequest Http { get; init; }

    /// <summary><c>json</c>, <c>csv</c> or <c>html</c>; without it, what the request accepts.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    /// <summary><c>en</c> or <c>es</c>.</summary>
    [FromQuery(Name = "language")]
    public string? Language { get; init; }

    /// <exception cref="InvalidRequestException">The form cannot be had.</exception>
    public (ReportFormat Format, Language Language) Read()
    {
        var isFormat = Coded<ReportFormat>.TryParse(Format, out var format);
        var isLanguage = Coded<Domain.Language>.TryParse(Language, out var language);
        new Check()
            .That(isFormat || Format is null, "format", EnumCode.OneOf<ReportFormat>())
            .That(isLanguage || Language is null, "language", EnumCode.OneOf<Domain.Language>())
            .ThrowIfAny();
        return (isFormat ? format : Accepted(), language);
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
