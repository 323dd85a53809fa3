using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>A consent as the other services may know it: who signed is told, never by which name.</summary>
internal static class ConsentMessages
{
    public static ConsentChanged Of(ConsentRecord consent)
    {
        var signature = consent.GrantedAt is null
            ? null
            : consent.Signatures.First(signed => signed.Signer != SignerRole.Guardian);
        return new ConsentChanged
        {
            ConsentId = consent.Id,
            Version = consent.Version,
            ParticipantId = consent.ParticipantId,
            Status = consent.Status,
            DiscloserOrganizationIds = consent.Terms.DiscloserOrganizationIds,
            RecipientOrganizationIds = consent.Terms.RecipientOrganizationIds,
            RecipientPersonIds = [.. consent.Terms.RecipientPersons.Select(person => person.Id)],
            Categories = consent.Terms.Categories,
            Purposes = consent.Terms.Purposes,
            RequestedAt = consent.RequestedAt,
            RequestedBy = consent.RequestedBy,
            RemindersSent = consent.RemindersSent,
            GrantedAt = consent.GrantedAt,
            StartsAt = consent.StartsAt,
            ExpiresAt = consent.ExpiresAt,
            ExpiryEvent = consent.ExpiryEvent,
            RevokedAt = consent.RevokedAt,
            Signer = signature?.Signer,
            GuardianSignedAt = consent.Signatures
                .FirstOrDefault(signed => signed.Signer == SignerRole.Guardian)?.SignedAt,
            SignatureMethod = signature?.Method,
            WitnessedBy = signature?.WitnessedBy,
            FormVersionCode = signature?.FormVersion,
            LanguageCode = signature is null ? null : signature.Language.Tag(),
            ChangedAt = consent.ChangedAt,
        };
    }
}
