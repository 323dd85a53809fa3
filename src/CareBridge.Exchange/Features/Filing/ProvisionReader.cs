using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads what a filed Consent permits.</summary>
internal sealed class ProvisionReader(StrictReader strict)
{
    private const string Path = "Consent.provision";

    private static readonly Dictionary<string, PurposeOfUse> Purposes =
        Enum.GetValues<PurposeOfUse>().ToDictionary(ConsentMapper.Reason);

    private static readonly Dictionary<string, DisclosureCategory> Categories =
        Enum.GetValues<DisclosureCategory>().ToDictionary(EnumCode.Of);

    private readonly Findings _findings = strict.Findings;

    public FiledTerms Read(FhirConsent.provisionComponent? provision, DateTimeOffset? signedAt)
    {
        _findings.That(provision is not null, Path, "Required.");
        provision ??= new FhirConsent.provisionComponent();
        strict.Only(
            provision, Path, "type", "period", "actor", "action", "securityLabel", "purpose", "class");
        _findings.That(
            provision.Type == FhirConsent.ConsentProvisionType.Permit,
            $"{Path}.type",
            "Only permit can be honoured: what nobody permits is denied anyway.");
        var action = provision.Action is [var only] ? only : null;
        strict.Concept(action, $"{Path}.action", CodeSystems.ConsentAction, ConsentMapper.Disclose);
        strict.Labels(provision.SecurityLabel, $"{Path}.securityLabel");
        var actors = new ActorsReader(strict).Read(provision.Actor);
        var (start, end) = Period(provision.Period, signedAt);
        return new FiledTerms
        {
            Disclosers = actors.Disclosers,
            Recipients = actors.Recipients,
            Persons = actors.Persons,
            Categories = Codes(provision.Class, $"{Path}.class", CodeSystems.DisclosureCategory, Categories),
            Purposes = Codes(provision.Purpose, $"{Path}.purpose", CodeSystems.ActReason, Purposes),
            StartsAt = start,
            ExpiresAt = end,
        };
    }

    private List<T> Codes<T>(List<Coding> codings, string path, string system, Dictionary<string, T> known)
    {
        _findings.That(codings.Count > 0, path, "Required.");
        return [.. StrictReader.Indexed(codings, path)
            .Select(entry => strict.Code(entry.Item, entry.Path, system, known.Keys))
            .OfType<string>().Distinct().Select(code => known[code])];
    }

    private (DateTimeOffset? Start, DateTimeOffset? End) Period(Period? period, DateTimeOffset? signedAt)
    {
        if (period is not null) strict.Only(period, $"{Path}.period", "start", "end");
        var start = strict.Moment(period?.StartElement, $"{Path}.period.start");
        var end = strict.Moment(period?.EndElement, $"{Path}.period.end");
        _findings.That(start is null || !(end <= start), $"{Path}.period", "It must end after it starts.");
        if (signedAt is null) return (start, end);
        _findings.That(
            period?.EndElement is not null,
            $"{Path}.period.end",
            "Required: a consent says when it ends (42 CFR 2.31(a)(7)).");
        _findings.That(
            !(start < signedAt), $"{Path}.period.start", "A consent cannot begin before it is signed.");
        // It begins with the signature unless it says otherwise.
        return (start == signedAt ? null : start, end);
    }
}
