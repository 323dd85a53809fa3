using CareBridge.Contracts.Consent;
using Hl7.Fhir.Model;
using FhirConsent = Hl7.Fhir.Model.Consent;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// What is left of a consent that has ended for whoever received under it: that it has ended. Nothing in it is about a
/// person: no patient, no category, no organization.
/// </summary>
internal static class StopNoticeMapper
{
    private const string Text =
        "This consent has ended. Nothing more may be disclosed or used under it, except as far as it was relied on "
        + "before it ended (42 CFR 2.31(a)(6)).";

    public static byte[] Write(Guid id, long version, DateTimeOffset lastUpdated, string? end) =>
        FhirJson.Write(new FhirConsent
        {
            Id = id.ToString(),
            Meta = Projection.Meta(version, lastUpdated, isPart2: true),
            Text = new Narrative
            {
                Status = Narrative.NarrativeStatus.Generated,
                Div = $"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{Text}</p></div>",
            },
            Status = FhirConsent.ConsentState.Inactive,
            Scope = Values.Concept(CodeSystems.ConsentScope, ConsentMapper.PatientPrivacy),
            Category = [Values.Concept(CodeSystems.Loinc, CodeSystems.PatientConsent)],
            PolicyRule = Values.Concept(CodeSystems.ActCode, ConsentMapper.Part2),
            Provision = new FhirConsent.provisionComponent
            {
                Type = FhirConsent.ConsentProvisionType.Permit,
                Period = end is null ? null : new Period { End = end },
            },
        });
}
