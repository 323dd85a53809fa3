using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads who signed a filed Consent, when, and the form that they signed.</summary>
internal sealed class SignatureReader(StrictReader strict, FiledPatient patient)
{
    /// <summary>Bytes of a scan.</summary>
    private const int MostBytes = 1024 * 1024;

    private const string Performer = "Consent.performer";
    private const string Source = "Consent.source";

    private readonly Findings _findings = strict.Findings;

    /// <summary>A proposal is signed by nobody yet, and dated when it arrives.</summary>
    public void RequireNone(FhirConsent consent)
    {
        const string reason = "A proposal is not signed yet; leave it out.";
        _findings.That(consent.DateTimeElement is null, "Consent.dateTime", reason);
        _findings.That(consent.Source is null, Source, reason);
        _findings.That(consent.Verification.Count == 0, "Consent.verification", reason);
        _findings.That(
            consent.Performer.Count == 0 || (consent.Performer is [var performer] && IsPatient(performer, Performer)),
            Performer,
            "Only the patient is asked.");
    }

    /// <summary>Null if something was found.</summary>
    public SignedForm? Read(FhirConsent consent)
    {
        var signedAt = strict.Moment(consent.DateTimeElement, "Consent.dateTime");
        _findings.That(
            consent.DateTimeElement is not null, "Consent.dateTime", "Required: when it was signed (2.31(a)(9)).");
        var signer = Signer(consent.Performer);
        Verify(consent, signer, signedAt);
        var form = Form(consent.Source as Attachment, consent.Performer is [{ Display: { } name }] ? name : "");
        return signedAt is { } at && signer is { } role && form is not null ? new SignedForm(at, role, form) : null;
    }

    private SignerRole? Signer(List<ResourceReference> performers)
    {
        if (performers is not [var performer])
        {
            _findings.Add(
                Performer, "One is required: who signed (2.31(a)(8)). Where two sign, they do it in CareBridge.");
            return null;
        }
        const string path = $"{Performer}[0]";
        _findings.That(
            !string.IsNullOrWhiteSpace(performer.Display), $"{path}.display", "Required: the name as it was signed.");
        if (performer.Type == Signers.RelatedPerson)
        {
            strict.Only(performer, path, "type", "display");
            return SignerRole.PersonalRepresentative;
        }
        if (IsPatient(performer, path)) return SignerRole.Participant;
        _findings.Add(path, "Only the patient, or a RelatedPerson by type and display as personal representative.");
        return null;
    }

    /// <summary>Whether it is the Consent's own patient, in the same words.</summary>
    private bool IsPatient(ResourceReference reference, string path)
    {
        strict.Only(reference, path, "reference", "identifier", "type", "display");
        var (identifier, id) = (reference.Identifier, strict.Id(reference, nameof(Patient)));
        if (identifier is not null) strict.Only(identifier, $"{path}.identifier", "use", "type", "system", "value");
        return (id ?? identifier as object) is not null
            && new FiledPatient(id, identifier?.System, identifier?.Value) == patient;
    }

    /// <summary>It may repeat what the signature says, and can add nothing.</summary>
    private void Verify(FhirConsent consent, SignerRole? signer, DateTimeOffset? signedAt)
    {
        _findings.That(consent.Verification.Count <= 1, "Consent.verification", "At most one can be honoured.");
        foreach (var (verification, path) in StrictReader.Indexed(consent.Verification, "Consent.verification"))
        {
            strict.Only(verification, path, "verified", "verifiedWith", "verificationDate");
            _findings.That(verification.Verified == true, $"{path}.verified", "Only true can be honoured.");
            _findings.That(
                verification.VerifiedWith is not { } with
                    || (signer == SignerRole.Participant && IsPatient(with, $"{path}.verifiedWith"))
                    || (signer == SignerRole.PersonalRepresentative && with.Type == Signers.RelatedPerson),
                $"{path}.verifiedWith",
                "Only whoever signed.");
            var verifiedAt = strict.Moment(verification.VerificationDateElement, $"{path}.verificationDate");
            _findings.That(
                verifiedAt is null || verifiedAt == signedAt,
                $"{path}.verificationDate",
                "Only the time of the signature, as in Consent.dateTime.");
        }
    }

    private FiledForm? Form(Attachment? form, string signedName)
    {
        if (form is null)
        {
            _findings.Add(Source, "Required: the signed form, as sourceAttachment.");
            return null;
        }
        strict.Only(form, Source, "contentType", "language", "data", "title", "creation");
        if (form.ContentType is not { } type || !FileFormats.Scans.Contains(type))
        {
            _findings.Add($"{Source}.contentType", $"One of: {string.Join(", ", FileFormats.Scans)}.");
            return null;
        }
        if (form.Data is { Length: > 0 and <= MostBytes } data && FileFormats.Fits(type, data))
            return new FiledForm(signedName, type, data);
        _findings.Add($"{Source}.data", $"At most {MostBytes} bytes of {type}, in base64.");
        return null;
    }
}
