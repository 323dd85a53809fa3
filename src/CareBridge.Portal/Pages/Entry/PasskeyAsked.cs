using CareBridge.Portal.Accounts;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>What a page gives its browser to answer.</summary>
/// <param name="Options">JSON, as WebAuthn has it.</param>
/// <param name="State">Sealed; goes back with the answer.</param>
public sealed record PasskeyAsked(string Options, string State)
{
    internal static PasskeyAsked Of(PasskeyQuestion question) => new(question.Options, question.State);

    public override string ToString() => nameof(PasskeyAsked);
}
