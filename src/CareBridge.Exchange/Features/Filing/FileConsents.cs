using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
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
    ExchangeDbContext store,
    IConsentFilings filings,
    FiledPatients patients,
    ProjectConsent projection,
    ProjectAtOnce atOnce,
    ISeal seal)
{
    /// <summary>Of a request: a scan of a megabyte in base64 and what is around it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <param name="id">Where it goes, by what the Consent says of itself.</param>
    /// <exception cref="UnacceptableException">Something in it cannot be honoured exactly.</exception>
    public async Task<IResult> FileAsync(
        FhirConsent resource,
        Func<FiledConsent, Findings, Guid> id,
        SmartCaller caller,
        string baseUrl,
        CancellationToken cancellation)
    {
        var findings = new Findings();
        var consent = new ConsentReader(findings, baseUrl, caller.OrganizationId).Read(resource);
        var consentId = id(consent, findings);
        var participant = await patients.FindAsync(consent.Patient, caller.OrganizationId, cancellation);
        findings.That(participant is not null, "Consent.patient", FiledPatients.Unknown);
        findings.ThrowIfAny();

        var isKnown = await IsKnownAsync(consentId, cancellation);
        var filed = await AskAsync(Question(consentId, participant!.Value, consent, caller), cancellation);
        await atOnce.ProjectAsync(projection, filed, cancellation);
        return FilingAnswer.Of(baseUrl, await VersionAsync(consent, filed, cancellation), isNew: !isKnown);
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

    private FileConsent Question(Guid id, Guid participantId, FiledConsent consent, SmartCaller caller) => new()
    {
        ConsentId = id,
        FilingOrganizationId = caller.OrganizationId,
        FiledBy = caller.ClientId,
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

    private async Task<ConsentChanged> AskAsync(FileConsent question, CancellationToken cancellation)
    {
        var findings = new Findings();
        try
        {
            return await filings.FileAsync(question, cancellation);
        }
        catch (NotFoundException)
        {
            findings.Add("Consent.patient", FiledPatients.Unknown);
        }
        catch (RefusedException refused)
        {
            findings.Add("Consent", refused.Message);
        }
        catch (InvalidRequestException invalid)
        {
            foreach (var (field, reasons) in invalid.Errors)
                foreach (var reason in reasons) findings.Add(Expression(field), reason);
        }
        throw findings.ToException();
    }

    /// <summary>A field of the question to Consent in the words of the resource.</summary>
    private static string Expression(string field) => field switch
    {
        "participantId" => "Consent.patient",
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
