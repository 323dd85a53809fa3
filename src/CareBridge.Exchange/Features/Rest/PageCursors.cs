using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Where the next page of a search begins, sealed so that nobody counts or guesses with it.</summary>
internal sealed class PageCursors(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CareBridge.Exchange.Pages");

    public string After(long position) => _protector.Protect(position.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="FhirException">It is none of ours.</exception>
    public long Position(string cursor)
    {
        try
        {
            return long.Parse(_protector.Unprotect(cursor), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            throw FhirException.BadRequest(IssueType.Value, "_cursor is not from a link of ours.", "_cursor");
        }
    }
}
