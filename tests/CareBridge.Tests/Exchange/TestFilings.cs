using System.Collections.Concurrent;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Exchange;

/// <summary>A Consent service that takes whatever is filed and remembers what it was asked.</summary>
internal sealed class TestFilings(ISeal seal, TimeProvider time) : IConsentFilings
{
    private readonly ConcurrentDictionary<Guid, ConsentChanged> _consents = new();

    public ConcurrentDictionary<Guid, FileConsent> Filed { get; } = new();

    public ConcurrentQueue<FileRevocation> Revocations { get; } = new();

    /// <summary>Thrown instead of filing for this participant.</summary>
    public ConcurrentDictionary<Guid, Exception> Refusals { get; } = new();

    public void Put(ConsentChanged consent) => _consents[consent.ConsentId] = consent;

    public FiledForm FormOf(Guid consent) => seal.Open<FiledForm>(Filed[consent].Signature!.Form);

    public Task<ConsentChanged> FileAsync(FileConsent question, CancellationToken cancellation)
    {
        if (Refusals.TryGetValue(question.ParticipantId, out var refusal)) throw refusal;
        if (question is { ClientChoseId: true, ConsentId.Version: 8 }
            && !(Filed.TryGetValue(question.ConsentId, out var own)
                && own.FilingOrganizationId == question.FilingOrganizationId))
            throw new InvalidRequestException("consentId", "Make another.");
        var filed = Filed.GetOrAdd(question.ConsentId, question);
        if (Terms(filed) != Terms(question)) throw new RefusedException("different-content", "It was filed otherwise.");
        return Task.FromResult(_consents.GetOrAdd(question.ConsentId, _ => new ConsentChanged
        {
            ConsentId = question.ConsentId,
            Version = 1,
            ParticipantId = question.ParticipantId,
            Status = question.Signature is null ? ConsentStatus.Requested : ConsentStatus.Granted,
            DiscloserOrganizationIds = question.DiscloserOrganizationIds,
            RecipientOrganizationIds = question.RecipientOrganizationIds,
            RecipientPersonIds = question.RecipientPersonIds,
            Categories = question.Categories,
            Purposes = question.Purposes,
            RequestedAt = time.Now(),
            GrantedAt = question.Signature?.SignedAt,
            StartsAt = question.StartsAt,
            ExpiresAt = question.ExpiresAt,
            Signer = question.Signature?.Signer,
            SignatureMethod = question.Signature is null ? null : SignatureMethod.WitnessedOnPaper,
            ChangedAt = time.Now(),
        }));
    }

    public Task<ConsentChanged> RevokeAsync(FileRevocation question, CancellationToken cancellation)
    {
        if (!_consents.TryGetValue(question.ConsentId, out var consent)) throw new NotFoundException("consent");
        if (Refusals.TryGetValue(consent.ParticipantId, out var refusal)) throw refusal;
        if (question.ReceivedAt > time.Now().AddMinutes(2))
            throw new InvalidRequestException("receivedAt", "Not in the future.");
        if (consent.Status == ConsentStatus.Expired) throw new RefusedException("not-in-force", "It has expired.");
        Revocations.Enqueue(question);
        if (consent.Status == ConsentStatus.Revoked) return Task.FromResult(consent);
        var revoked = consent with
        {
            Version = consent.Version + 1,
            Status = ConsentStatus.Revoked,
            RevokedAt = question.ReceivedAt ?? time.Now(),
            ChangedAt = time.Now(),
        };
        Put(revoked);
        return Task.FromResult(revoked);
    }

    private static string Terms(FileConsent question) => JsonSerializer.Serialize(
        question with { Signature = null, ClientChoseId = false });
}
