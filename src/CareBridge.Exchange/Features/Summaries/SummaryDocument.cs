using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.Composition;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>A summary as a FHIR document (https://hl7.org/fhir/R4/documents.html).</summary>
internal static class SummaryDocument
{
    /// <summary>LOINC: Summarization of episode note.</summary>
    private const string EpisodeNote = "34133-9";

    private const string Uris = "urn:ietf:rfc:3986";

    /// <summary>
    /// Says neither that there is nothing nor that something is withheld: what consent hides must look like what is not
    /// there.
    /// </summary>
    private const string Unavailable = "unavailable";

    public static Bundle Of(AftercareSummary summary, string baseUrl)
    {
        var compositionId = DerivedId.Of("composition of summary", summary.Id);
        return new Bundle
        {
            Id = summary.Id.ToString(),
            Meta = new Meta { Security = Labels.Part2() },
            Language = AftercareSummary.Language,
            Identifier = new Identifier { System = Uris, Value = $"urn:uuid:{summary.Id}" },
            Type = Bundle.BundleType.Document,
            Timestamp = summary.MadeAt,
            Entry =
            [
                // It is nowhere to be read but here.
                new Bundle.EntryComponent
                {
                    FullUrl = $"urn:uuid:{compositionId}",
                    Resource = Composition(summary, compositionId, baseUrl),
                },
                .. summary.Resources.Concat(summary.Sources).Select(resource => new Bundle.EntryComponent
                {
                    FullUrl = Url(resource, baseUrl),
                    Resource = resource,
                }),
            ],
        };
    }

    private static Composition Composition(AftercareSummary summary, Guid id, string baseUrl) => new()
    {
        Id = id.ToString(),
        Meta = new Meta { Security = Labels.Part2() },
        Language = AftercareSummary.Language,
        Text = Narrative(SummaryText.Paragraph(
            $"{AftercareSummary.Title} of {summary.PatientName ?? "the patient"}. {AftercareSummary.OnEmptySections}")),
        Status = CompositionStatus.Final,
        Type = new CodeableConcept
        {
            Coding = [new Coding(CodeSystems.Loinc, EpisodeNote)],
            Text = AftercareSummary.Title,
        },
        Subject = Subject(summary, baseUrl),
        Date = Values.DateTime(summary.MadeAt),
        Author = Authors(summary, baseUrl),
        Title = AftercareSummary.Title,
        Confidentiality = V3ConfidentialityClassification.R,
        Section =
        [
            .. summary.Sections.Prepend(summary.Notice).OfType<SummarySection>()
                .Select(section => Section(section, baseUrl)),
        ],
    };

    /// <summary>What a document refers to must be in it; of whom that is not disclosed it names the id alone.</summary>
    private static ResourceReference Subject(AftercareSummary summary, string baseUrl) => summary.Patient is { } patient
        ? new ResourceReference { Reference = Url(patient, baseUrl), Display = summary.PatientName }
        : new ResourceReference
        {
            Type = nameof(Patient),
            Identifier = new Identifier { System = Canonicals.Participant, Value = summary.PatientId.ToString() },
        };

    /// <summary>Whoever told it; where the client may not read organizations, who put it together.</summary>
    private static List<ResourceReference> Authors(AftercareSummary summary, string baseUrl)
    {
        if (summary.Sources.Count == 0) return [new ResourceReference { Display = "CareBridge" }];
        return
        [
            .. summary.Sources.Select(source => new ResourceReference
            {
                Reference = Url(source, baseUrl),
                Display = source.Name,
            }),
        ];
    }

    private static SectionComponent Section(SummarySection section, string baseUrl) => new()
    {
        Title = section.Title,
        Code = Code(section.Part),
        Text = Narrative(section.Text),
        Mode = ListMode.Snapshot,
        Entry = [.. section.Entries.Select(entry => new ResourceReference { Reference = Url(entry, baseUrl) })],
        EmptyReason = section.ShowsNothing ? Values.Concept(CodeSystems.EmptyReason, Unavailable) : null,
    };

    private static CodeableConcept Code(SummaryPart part) =>
        Values.Concept(CodeSystems.SummarySection, EnumCode.Of(part));

    private static Narrative Narrative(string xhtml) => new()
    {
        Status = Hl7.Fhir.Model.Narrative.NarrativeStatus.Generated,
        Div = $"<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{AftercareSummary.Language}\">{xhtml}</div>",
    };

    private static string Url(Resource resource, string baseUrl) => $"{baseUrl}/{resource.TypeName}/{resource.Id}";
}
