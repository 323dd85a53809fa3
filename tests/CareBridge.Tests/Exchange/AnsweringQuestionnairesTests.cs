using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Tests.Exchange;

/// <summary>The BARC-10: what it asks anybody may read, what somebody answered is theirs.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class AnsweringQuestionnairesTests(ExchangeWorld world)
{
    private static readonly int[] Answers = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2];

    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task The_questionnaire_asks_ten_things_each_answered_from_1_to_6_and_adds_them_up()
    {
        var questionnaire = await QuestionnaireAsync();

        Assert.Equal([.. Enumerable.Range(1, 10).Select(number => $"barc-{number}"), "barc-total"],
            questionnaire.Item.Select(item => item.LinkId));
        Assert.All(questionnaire.Item, item => Assert.Equal(Questionnaire.QuestionnaireItemType.Integer, item.Type));
        Assert.All(questionnaire.Item.SkipLast(1), item => Assert.Equal((1, 6), Limits(item)));
        Assert.Equal((10, 60), Limits(questionnaire.Item[^1]));
    }

    [Fact]
    public async Task A_check_in_that_answered_it_is_a_response_to_what_it_asks()
    {
        var checkIn = await CheckInAsync(Answers);

        var response = await ReadAsync<QuestionnaireResponse>($"QuestionnaireResponse/{checkIn.CheckInId}");

        var questionnaire = await QuestionnaireAsync();
        Assert.Equal($"{questionnaire.Url}|{questionnaire.Version}", response.Questionnaire);
        Assert.Equal(QuestionnaireResponse.QuestionnaireResponseStatus.Completed, response.Status);
        Assert.Equal($"Patient/{_participant}", response.Source?.Reference);
        Assert.Equal(
            questionnaire.Item.Select(item => (item.LinkId, item.Text)),
            response.Item.Select(item => (item.LinkId, item.Text)));
        Assert.Equal(
            [.. Answers, Answers.Sum()],
            response.Item.Select(item => Assert.IsType<Integer>(Assert.Single(item.Answer).Value).Value ?? 0));
    }

    [Fact]
    public async Task The_scores_say_which_answers_they_come_from()
    {
        var checkIn = await CheckInAsync(Answers);
        var other = await CheckInAsync(answers: null);
        var reference = $"QuestionnaireResponse/{checkIn.CheckInId}";

        Assert.Equal(
            reference,
            Assert.Single((await ReadAsync<Observation>($"Observation/{checkIn.CheckInId}")).DerivedFrom).Reference);
        Assert.Empty((await ReadAsync<Observation>($"Observation/{other.CheckInId}")).DerivedFrom);
        await (await world.ClinicClient.GetAsync($"/fhir/QuestionnaireResponse/{other.CheckInId}"))
            .IssueAsync(HttpStatusCode.NotFound);
        var found = await SearchAsync(
            $"Observation?patient={_participant}&derived-from={reference}&_include=Observation:derived-from");
        Assert.Equal([checkIn.CheckInId], found.Matches());
        var included = Assert.Single(found.Entries("include"));
        Assert.Equal(reference, $"{included.Text("resourceType")}/{included.Text("id")}");
    }

    [Theory]
    [InlineData("questionnaire=https://carebridge.example/fhir/Questionnaire/barc-10", true)]
    [InlineData("questionnaire=https://carebridge.example/fhir/Questionnaire/barc-10%7C1.0.0", true)]
    [InlineData("questionnaire=https://carebridge.example/fhir/Questionnaire/barc-10%7C0.9.0", false)]
    [InlineData("questionnaire=Questionnaire/barc-10", true)]
    [InlineData("questionnaire={base}/Questionnaire/barc-10", true)]
    [InlineData("questionnaire=Questionnaire/barc-11", false)]
    [InlineData("questionnaire=http://example.org/Questionnaire/barc-10", false)]
    [InlineData("questionnaire:missing=false&status=completed&authored=2026-11-20", true)]
    [InlineData("questionnaire:missing=true", false)]
    [InlineData("authored=lt2026-11-20", false)]
    [InlineData("source=Patient/{patient}", true)]
    public async Task A_response_is_found_by_what_was_asked_and_when(string query, bool found)
    {
        var checkIn = await CheckInAsync(Answers);
        var filled = query.Replace("{base}", $"{world.Host.Address}fhir").Replace("{patient}", $"{_participant}");

        var bundle = await SearchAsync($"QuestionnaireResponse?patient={_participant}&{filled}");

        Assert.Equal(found ? [checkIn.CheckInId] : [], bundle.Matches());
    }

    private static (int?, int?) Limits(Questionnaire.ItemComponent item) => (
        ((Integer)item.Extension[0].Value!).Value, ((Integer)item.Extension[1].Value!).Value);

    private async Task<CheckInRecorded> CheckInAsync(IReadOnlyList<int>? answers)
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(world.Granted(_participant));
        var checkIn = world.CheckIn(_participant) with { RecoveryCapitalAnswers = answers };
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        return checkIn;
    }

    private async Task<Questionnaire> QuestionnaireAsync()
    {
        var answer = await world.Host.Anonymous.GetAsync("/fhir/Questionnaire/barc-10");
        return (Questionnaire)FhirJson.Read(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<T> ReadAsync<T>(string address)
        where T : Resource
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/{address}");
        return (T)FhirJson.Read(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<JsonElement> SearchAsync(string address) =>
        await (await world.ClinicClient.GetAsync($"/fhir/{address}")).JsonAsync();
}
