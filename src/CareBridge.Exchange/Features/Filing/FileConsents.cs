using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Writing;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>
/// Hands a Consent that has been understood to the last element on to Consent, under the id that it gets here.
/// </summary>
internal sealed class FileConsents(
    ExchangeDbContext store, WritingDesk desk, IConsentFilings filings, ProjectConsent projection, ISeal seal)
{
    /// <summary>Of a request: a scan of a megabyte in base64 and what is around it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <exception cref="UnacceptableException">Something in it cannot be honoured exactly.</exception>
    public async Task<IResult> FileAsync(ResourceWrite write, CancellationToken cancellation)
    {
        var findings = new Findings();
        var consent = new ConsentReader(findings, write.BaseUrl, write.Caller.OrganizationId)
            .Read((FhirConsent)write.Resource);
        var id = await desk.IdOfAsync(write, consent.Name, ConsentReader.Name, findings, cancellation);
        var participant = await desk.PatientAsync(
            consent.Patient, write, ConsentReader.Patient, findings, cancellation);

        var isKnown = await IsKnownAsync(id, cancellation);
        var question = Question(id, participant, consent, write);
        var filed = await Owner.AskAsync(
            ServedTypes.Consent,
            Expression,
            () => filings.FileAsync(question, cancellation),
            ConsentReader.Patient);
        await desk.ProjectAsync(projection, filed, cancellation);
        return FilingAnswer.Of(write.BaseUrl, await VersionAsync(consent, filed, cancellation), isNew: !isKnown);
    }

    private Task<bool> IsKnownAsync(Guid id, CancellationToken cancellation) => store.Heads.AsNoTracking()
        .AnyAsync(head => head.Type == ServedTypes.Consent && head.Id == id, cancellation);

    /// <summary>
    /// The version that the filing made. Of a proposal it is the first for good: a later one would tell that the
    /// participant has answered.
    /// </summary>
    private async Task<ResourceVersion> VersionAsync(
        FiledConsent consent, ConsentChanged filed, CancellationToken cancellation)
    {
        var versions = store.Versions.AsNoTracking()
            .Where(version => version.Type == ServedTypes.Consent && version.Id == filed.ConsentId);
        return consent.Signature is null
            ? await versions.OrderBy(version => version.Version).FirstAsync(cancellation)
            : await versions.SingleAsync(version => version.Version == filed.Version, cancellation);
    }

    private FileConsent Question(Guid id, Guid participantId, FiledConsent consent, ResourceWrite write) => new()
    {
        ConsentId = id,
        ClientChoseId = write.Id is not null,
        FilingOrganizationId = write.Caller.OrganizationId,
        FiledBy = write.Caller.ClientId,
        ParticipantId = participantId,
        DiscloserOrganizationIds = consent.Terms.Disclosers,
        RecipientOrganizationIds = consent.Terms.Recipients,
        RecipientPersonIds = consent.Terms.Persons,
        Categories = consent.Terms.Categories,
        Purposes = consent.Terms.Purposes,
        StartsAt = consent.Terms.StartsAt,
        ExpiresAt = consent.Terms.ExpiresAt,
        Signature = consent.Signature is { } signature
            ? new FiledSignature(signature.SignedAt, signature.Signer, seal.Seal(signature.Form))
            : null,
    };

    /// <summary>A field of the question to Consent in the words of the resource.</summary>
    private static string Expression(string field) => field switch
    {
        "consentId" => "Consent.id",
        "participantId" => ConsentReader.Patient,
        "discloserOrganizationIds" or "recipientOrganizationIds" or "recipientPersons" => "Consent.provision.actor",
        "categories" => "Consent.provision.class",
        "purposes" => "Consent.provision.purpose",
        "startsAt" => "Consent.provision.period.start",
        "expiresAt" => "Consent.provision.period.end",
        "signature.signedAt" => "Consent.dateTime",
        "signature.name" => "Consent.performer[0].display",
        "scan" => "Consent.source",
        _ => "Consent",
    };
}
