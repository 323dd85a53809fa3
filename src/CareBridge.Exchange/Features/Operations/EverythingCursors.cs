using System.Globalization;
using System.Security.Cryptography;
using CareBridge.Exchange.Features.Rest;
using Microsoft.AspNetCore.DataProtection;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>Where the next page of everything about a patient begins, sealed so that nobody counts with it.</summary>
internal sealed class EverythingCursors(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CareBridge.Exchange.Everything");

    public string After(EverythingPlace place) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{place.Type} {place.Position}"));

    /// <exception cref="FhirException">It is none of ours.</exception>
    public EverythingPlace Read(string cursor)
    {
        try
        {
            var parts = _protector.Unprotect(cursor).Split(' ');
            return new EverythingPlace(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            throw FhirException.BadRequest(IssueType.Value, "_cursor is not from a link of ours.", "_cursor");
        }
    }
}

/// <summary>The last resource of a page.</summary>
internal sealed record EverythingPlace(string Type, long Position);
