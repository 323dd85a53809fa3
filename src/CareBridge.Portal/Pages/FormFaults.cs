using System.Text.Json;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages;

/// <summary>What is wrong with what somebody has sent, for the page to say beside the field or the action.</summary>
public sealed class FormFaults
{
    private readonly IReadOnlyDictionary<string, string[]> _fields;

    /// <summary>The page has found them, and says them in the reader's language.</summary>
    private readonly bool _areOurs;

    private FormFaults(
        int status, string? code, IReadOnlyDictionary<string, string[]> fields, bool areOurs = false)
    {
        (Status, Code, _fields, _areOurs) = (status, code, fields, areOurs);
    }

    public static FormFaults None { get; } =
        new(StatusCodes.Status200OK, code: null, new Dictionary<string, string[]>());

    /// <summary>That the page is answered with.</summary>
    public int Status { get; }

    /// <summary>Of a refusal (409): it conflicts with the state as it is now.</summary>
    public string? Code { get; }

    public bool Any => Status != StatusCodes.Status200OK;

    /// <summary>It has changed since it was read.</summary>
    public bool IsConflict => Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed;

    /// <summary>What was sent was about a version that is no longer the current one: that one is to be shown.</summary>
    public bool IsStale => Status == StatusCodes.Status412PreconditionFailed;

    /// <param name="field">As the API calls it; a part of it counts for the whole.</param>
    /// <returns>Null when nothing is wrong with it.</returns>
    public string? Of(string field) => Sentences(field) is { } sentences ? string.Join(' ', sentences) : null;

    /// <summary>As <see cref="Of(string)"/>, in the reader's language.</summary>
    internal string? Of(string field, NoticeLanguage language) =>
        Sentences(field) is not { } sentences ? null
        : language == NoticeLanguage.En || _areOurs ? string.Join(' ', sentences)
        : string.Join(' ', sentences.Select(one =>
            FaultSentences.InSpanish(one) ?? $"{FrameWords.In(language).CheckField} ({one})"));

    private string[]? Sentences(string field) => _fields
        .Where(one => one.Key == field || one.Key.StartsWith(field + ".", StringComparison.Ordinal)
            || one.Key.StartsWith(field + "[", StringComparison.Ordinal))
        .Select(one => one.Value).FirstOrDefault();

    /// <summary>Found by the page itself.</summary>
    public static FormFaults At(string field, string message) => new(
        StatusCodes.Status422UnprocessableEntity,
        code: null,
        new Dictionary<string, string[]> { [field] = [message] },
        areOurs: true);

    internal static FormFaults Of(int status, HttpValidationProblemDetails problem) => new(
        status == StatusCodes.Status400BadRequest ? StatusCodes.Status422UnprocessableEntity : status,
        problem.Extensions.TryGetValue("code", out var code) && code is JsonElement { ValueKind: JsonValueKind.String }
            ? code.ToString()
            : null,
        // Where the body itself could not be read, the field is written as in a JSON path.
        problem.Errors.ToDictionary(
            error => error.Key.Replace("$.", "", StringComparison.Ordinal), error => error.Value));

    /// <summary>What to say of a refusal beside the action; null when there is none.</summary>
    internal string? Refusal(NoticeLanguage language) => !IsConflict ? null : (Code, language) switch
    {
        (RefusedException.DifferentContent, NoticeLanguage.En) => "This was sent before with other content.",
        (RefusedException.DifferentContent, NoticeLanguage.Es) => "Esto ya se envió antes con otro contenido.",
        ("not-yet", NoticeLanguage.En) => "This can be said once its time has come.",
        ("not-yet", NoticeLanguage.Es) => "Esto se puede decir cuando llegue su hora.",
        ("too-late", NoticeLanguage.En) => "Its time has come: name another time, or call it off.",
        ("too-late", NoticeLanguage.Es) => "Ya llegó su hora: proponga otra, o cancélelo.",
        ("contact-open", NoticeLanguage.En) => "A first contact is proposed already: confirm it, or call it off.",
        ("contact-open", NoticeLanguage.Es) => "Ya hay un primer contacto propuesto: confírmelo o cancélelo.",
        ("no-show-limit", NoticeLanguage.En) => "The person did not come three times: please close the referral.",
        ("no-show-limit", NoticeLanguage.Es) => "La persona no vino tres veces: cierre la derivación, por favor.",
        (_, NoticeLanguage.En) =>
            "Somebody was faster: it has changed since you opened this page. Below is how it stands now.",
        (_, NoticeLanguage.Es) =>
            "Alguien se adelantó: cambió desde que abrió esta página. Abajo está como está ahora.",
    };
}
