using CareBridge.Contracts.Consent;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>Who signed a consent. Of a guardian or representative only the role is known here.</summary>
internal static class Signers
{
    public const string RelatedPerson = "RelatedPerson";

    /// <summary>Everybody who signed, the first of them for the participant; empty until it is granted.</summary>
    public static IReadOnlyList<Signed> Of(ConsentChanged message)
    {
        if (message is not { GrantedAt: { } grantedAt, Signer: { } signer }) return [];
        var first = new Signed(signer, grantedAt);
        return message.GuardianSignedAt is { } at ? [first, new Signed(SignerRole.Guardian, at)] : [first];
    }

    public static ResourceReference Reference(SignerRole role, Guid participantId) => role switch
    {
        SignerRole.Participant => Values.Patient(participantId),
        SignerRole.Guardian => Related("Guardian"),
        SignerRole.PersonalRepresentative => Related("Personal representative"),
    };

    private static ResourceReference Related(string display) => new() { Type = RelatedPerson, Display = display };
}

internal sealed record Signed(SignerRole Role, DateTimeOffset At);
