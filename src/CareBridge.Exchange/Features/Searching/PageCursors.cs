using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// Where the next page begins, sealed: nobody counts or guesses with it, and what was searched for is in it and so in
/// no address.
/// </summary>
internal sealed class PageCursors(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a search can be paged through; what it is sorted by is remembered as long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("CareBridge.Exchange.Pages");

    public string Seal(Cursor cursor) =>
        _protector.Protect(JsonSerializer.Serialize(cursor, JsonFormat.Options));

    /// <param name="of">What is paged through, such as the type; a cursor is good for nothing else.</param>
    /// <exception cref="FhirException">It is none of ours, or too old.</exception>
    public Cursor Open(string sealedCursor, string of, Guid clientId)
    {
        Cursor cursor;
        try
        {
            cursor = JsonSerializer.Deserialize<Cursor>(_protector.Unprotect(sealedCursor), JsonFormat.Options)!;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            throw Foreign();
        }
        if (cursor.Of != of || cursor.ClientId != clientId) throw Foreign();
        return Positions.ToTime(cursor.AsOf) + Life > time.GetUtcNow()
            ? cursor
            : throw new FhirException(
                StatusCodes.Status410Gone, IssueType.Expired, "This page has expired; begin the search again.");
    }

    private static FhirException Foreign() =>
        FhirException.BadRequest(IssueType.Value, "_cursor is not from a link of ours.", "_cursor");
}

/// <param name="Used">The search's parameters.</param>
/// <param name="AsOf">When the search began, as positions are counted.</param>
internal sealed record Cursor(
    string Of, Guid ClientId, IReadOnlyList<KeyValuePair<string, string>> Used, Place After, long AsOf);
