using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>What of a registration can be changed, apart from its keys.</summary>
internal sealed record TermsInput
{
    public required string Name { get; init; }

    public required string Scope { get; init; }

    public required PurposeOfUse Purpose { get; init; }

    /// <summary>The version of the registration that is to be changed, if it matters.</summary>
    public long? ExpectedVersion { get; init; }

    public void Check(Check check) => check
        .Text(Name, "name", Lengths.ClientName)
        .That(
            Purpose is PurposeOfUse.Treatment or PurposeOfUse.CareManagement or PurposeOfUse.Operations,
            "purpose",
            "One of: treatment, care-management, operations.")
        .That(
            Scope.Length <= Lengths.Scope
                && SmartScopes.Parse(Scope) is { } scopes
                && scopes.All.All(ServedScopes.Serve),
            "scope",
            ServedScopes.Rule);
}
