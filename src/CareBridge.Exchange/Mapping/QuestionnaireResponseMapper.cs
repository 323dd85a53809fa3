using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.QuestionnaireResponse;

namespace CareBridge.Exchange.Mapping;

/// <summary>The BARC-10 as it was answered in a check-in; it has the check-in's id.</summary>
internal static class QuestionnaireResponseMapper
{
    public static ResourceReference Reference(CheckInRecorded message) =>
        new($"{nameof(QuestionnaireResponse)}/{message.CheckInId}");

    /// <summary>Null when it was not asked.</summary>
    public static Projection? Map(CheckInRecorded message) =>
        message.RecoveryCapitalAnswers is { } answers ? Map(message, answers) : null;

    private static Projection Map(CheckInRecorded message, IReadOnlyList<int> answers) => new()
    {
        Id = message.CheckInId,
        Version = 1,
        ParticipantId = message.ParticipantId,
        DiscloserId = message.OrganizationId,
        Category = DisclosureCategory.CheckInScores,
        Status = EnumCode.Of(QuestionnaireResponseStatus.Completed),
        Resource = new QuestionnaireResponse
        {
            Questionnaire = $"{Canonicals.Barc10}|{Barc10.Version}",
            Status = QuestionnaireResponseStatus.Completed,
            Subject = Values.Patient(message.ParticipantId),
            Authored = Values.DateTime(message.HeldAt),
            Author = Values.Organization(message.OrganizationId),
            Source = Values.Patient(message.ParticipantId),
            Item =
            [
                .. answers.Select((answer, index) => Item(Barc10.LinkId(index + 1), Barc10.Domains[index], answer)),
                Item(Barc10.Total, Barc10.TotalText, answers.Sum()),
            ],
        },
    };

    private static ItemComponent Item(string linkId, string text, int value) => new()
    {
        LinkId = linkId,
        Text = text,
        Answer = [new AnswerComponent { Value = new Integer(value) }],
    };
}
