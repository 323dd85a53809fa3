using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Filings;

/// <summary>
/// Takes consents and revocations from other organizations' systems. An organization can bind only itself: it may file
/// a signed consent to its own disclosures, and ask for what it wants to receive.
/// </summary>
internal sealed class AnswerConsentFilings(
    ConsentDbContext store, IDirectory directory, GuardianRule guardian, ISeal seal, TimeProvider time)
    : IConsentFilings
{
    public async Task<ConsentChanged> FileAsync(FileConsent question, CancellationToken cancellation)
    {
        var asked = ToRequest(question);
        var existing = await store.Consents.SingleOrDefaultAsync(c => c.Id == question.ConsentId, cancellation);
        RequireOwnId(question, existing);
        if (existing is not null)
        {
            return existing.Answers(asked) && await SaysTheSameAsync(existing, question, cancellation)
                ? existing.ToMessage()
                : throw RefusedException.InUse();
        }
        var standing = await CheckAsync(question, asked, cancellation);
        var now = time.GetUtcNow();
        var consent = ConsentRecord.Request(asked, now);
        store.AddConsent(consent, standing.OrganizationIds);
        if (question.Signature is { } signature) await SignAsync(consent, question, signature, now, cancellation);
        await store.SaveChangesAsync(cancellation);
        return consent.ToMessage();
    }

    public async Task<ConsentChanged> RevokeAsync(FileRevocation question, CancellationToken cancellation)
    {
        var receivedAt = Revocation.HeardAt(question.ReceivedAt, time.GetUtcNow());
        var consent = await store.RevokeAsync(
            () => store.RequireNamingAsync(question.ConsentId, question.OrganizationId, cancellation),
            _ => new Revocation(
                question.Manner, question.TakenBy, receivedAt, question.OrganizationId, DocumentId: null),
            time,
            cancellation);
        return consent.ToMessage();
    }

    /// <summary>
    /// A client that updates what it has filed may say the id that was derived for that, and no other.
    /// </summary>
    private static void RequireOwnId(FileConsent question, ConsentRecord? existing) => new Check()
        .That(
            !question.ClientChoseId
                || !DerivedId.Is(question.ConsentId)
                || existing?.RequestingOrganizationId == question.FilingOrganizationId,
            "consentId",
            DerivedId.Refusal)
        .ThrowIfAny();

    /// <summary>A correction is not a repetition: it would be lost without a word.</summary>
    private async Task<bool> SaysTheSameAsync(
        ConsentRecord existing, FileConsent question, CancellationToken cancellation)
    {
        if (question.Signature is not { } filed)
            return existing.Signatures.All(signature => signature.FormVersion != ConsentForms.FiledVersion);
        var form = seal.Open<FiledForm>(filed.Form);
        var hash = ConsentDocument.HashOf(form.Scan);
        return existing.Signatures.FirstOrDefault(signature => signature.Signer == filed.Signer) is { } signed
            && signed.Name == form.SignedName.Trim()
            && signed.SignedAt == filed.SignedAt.AsKept()
            && existing.ExpiresAt == question.ExpiresAt?.AsKept()
            && existing.StartsAt == (question.StartsAt > existing.GrantedAt ? question.StartsAt?.AsKept() : null)
            && await store.Documents.AnyAsync(d => d.Id == signed.DocumentId && d.Hash == hash, cancellation);
    }

    private static ConsentRequest ToRequest(FileConsent question) => new()
    {
        Id = question.ConsentId,
        ParticipantId = question.ParticipantId,
        Terms = new ConsentTerms
        {
            DiscloserOrganizationIds = question.DiscloserOrganizationIds,
            RecipientOrganizationIds = question.RecipientOrganizationIds,
            Categories = question.Categories,
            Purposes = question.Purposes,
        },
        RequestedBy = question.FiledBy,
        RequestingOrganizationId = question.FilingOrganizationId,
    };

    private async Task<ParticipantStanding> CheckAsync(
        FileConsent question, ConsentRequest asked, CancellationToken cancellation)
    {
        asked.Check()
            .That(question.RecipientPersonIds.Count == 0, ConsentRequest.Field.Persons,
                "The form must show the person's name (42 CFR 2.31(a)(4)); ask for this in CareBridge itself.")
            .ThrowIfAny();
        // One refusal for who is unknown and for whom others serve: the difference would tell of a person.
        var standing = await directory.FindParticipantAsync(
            new FindParticipant(question.ParticipantId), cancellation);
        if (!standing.OrganizationIds.Contains(question.FilingOrganizationId))
            throw new NotFoundException("participant");

        IReadOnlyList<Guid> own = [question.FilingOrganizationId];
        var check = new Check();
        if (question.Signature is null)
        {
            check.That(question.RecipientOrganizationIds.SequenceEqual(own), ConsentRequest.Field.Recipients,
                "A request names your own organization as its only recipient.");
        }
        else
        {
            check.That(question.DiscloserOrganizationIds.SequenceEqual(own), ConsentRequest.Field.Disclosers,
                "A signed consent that you file names your own organization as its only discloser.");
        }
        foreach (var id in question.RecipientOrganizationIds)
        {
            var organization = await directory.FindOrganizationAsync(new FindOrganization(id), cancellation);
            check.That(
                organization.Verification == OrganizationVerification.Verified,
                ConsentRequest.Field.Recipients,
                $"There is no active organization {id} that is verified.");
        }
        check.ThrowIfAny();
        return standing;
    }

    private async Task SignAsync(
        ConsentRecord consent,
        FileConsent question,
        FiledSignature signature,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var form = seal.Open<FiledForm>(signature.Form);
        var scan = ConsentDocument.Keep(
            consent.Id, form.ContentType, form.Scan, ConsentDocument.MaxBytes, question.FiledBy, "scan", now);
        store.Documents.Add(scan);
        consent.Grant(
            new ConsentGrant
            {
                StartsAt = question.StartsAt,
                ExpiresAt = question.ExpiresAt,
                SignedName = form.SignedName,
                Signer = signature.Signer,
                Method = SignatureMethod.WitnessedOnPaper,
                SignedAt = signature.SignedAt,
                FormVersion = ConsentForms.FiledVersion,
                DocumentId = scan.Id,
                // What the paper says is for the organization that files it to have checked (2.31(c)).
                RightToRevokeRead = true,
                RedisclosureRead = true,
                RefusalRead = true,
            },
            now,
            await guardian.ForAsync(consent, cancellation));
    }
}
