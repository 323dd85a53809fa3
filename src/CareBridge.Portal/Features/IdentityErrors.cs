using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features;

internal static class IdentityErrors
{
    /// <summary>What Identity did not like, as the refusal that the API answers with.</summary>
    public static void ThrowIfFailed(this IdentityResult result, string field)
    {
        if (result.Succeeded) return;
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new DbUpdateConcurrencyException("The account was changed by somebody else.");
        throw new InvalidRequestException(new Dictionary<string, string[]>
        {
            [field] = [.. result.Errors.Select(error => error.Description)],
        });
    }
}
