using CareBridge.Portal.Accounts;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.SignIn;

internal static class FreshProof
{
    /// <summary>
    /// For what takes a proof of the last minutes only sometimes; where it always does the endpoint says so
    /// (<see cref="Presence.TakesFreshProof{TBuilder}"/>). Whoever acts for a service, or for a page that has asked
    /// already, has none to show.
    /// </summary>
    /// <returns>What asks them to prove who they are; null when they have.</returns>
    public static IResult? AskForFreshProof(this HttpContext http, DateTimeOffset now)
    {
        if (http.Features.Get<Proof>() is not { } proof || now - proof.At < Proof.FreshFor) return null;
        http.Features.Set(new Withheld(Withholding.StaleProof, http.Features.Get<SignedIn>()!, proof));
        return Results.Challenge(authenticationSchemes: [Schemes.People]);
    }
}
