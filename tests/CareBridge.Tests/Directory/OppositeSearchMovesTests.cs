using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Directory;

/// <summary>Staff and the participant move a search in different ways at the same moment.</summary>
public sealed class OppositeSearchMovesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const int Rounds = 6;

    /// <summary>
    /// From where; what staff do and where it leads; what the participant does, which may come after it, and where that
    /// leads.
    /// </summary>
    public static TheoryData<string, string, string, string, string> Opposites => new()
    {
        { "looking", "choose", "chosen", "end", "ended" },
        { "looking", "visit", "visiting", "end", "ended" },
        { "looking", "visit", "visiting", "choose", "chosen" },
        { "visiting", "resume", "looking", "end", "ended" },
        { "chosen", "resume", "looking", "end", "ended" },
    };

    [Theory]
    [MemberData(nameof(Opposites))]
    public async Task What_can_still_come_after_the_other_stands_if_it_was_done(
        string from, string first, string firstStatus, string last, string lastStatus)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var desk = new SearchDesk(network);
            var (participant, group) = await BeginAsync(desk, from);
            var answers = await Task.WhenAll(
                MoveAsync(network.Specialist, desk, first, group),
                MoveAsync(network.Participant(participant), desk, last, group));

            Assert.Contains(answers, answer => answer.IsSuccessStatusCode);
            Assert.All(answers, answer => Assert.True(
                answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict, $"{answer.StatusCode}"));
            var search = await network.Specialist.GetFromJsonAsync<JsonElement>(desk.Address);
            Assert.Equal(answers[1].IsSuccessStatusCode ? lastStatus : firstStatus, search.Text("status"));
            if (lastStatus == "ended" && answers[1].IsSuccessStatusCode) Assert.Null(search.Text("preferences"));
        }
    }

    [Fact]
    public async Task Of_two_groups_that_are_chosen_one_is()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var desk = new SearchDesk(network);
            var (participant, group) = await BeginAsync(desk, "looking");
            var other = await desk.ListAsync();
            var answers = await Task.WhenAll(
                MoveAsync(network.Specialist, desk, "choose", group),
                MoveAsync(network.Participant(participant), desk, "choose", other));

            var winner = Assert.Single(answers, answer => answer.IsSuccessStatusCode);
            var search = await network.Specialist.GetFromJsonAsync<JsonElement>(desk.Address);
            Assert.Equal($"{(winner == answers[0] ? group : other)}", search.Text("chosenGroupId"));
        }
    }

    private async Task<(Guid Participant, Guid Group)> BeginAsync(SearchDesk desk, string from)
    {
        var (participant, group) = (await network.RegisterAsync(), await desk.ListAsync());
        await desk.BeginAsync(participant);
        if (from == "visiting") await desk.VisitAsync(network.Specialist, group, "unsure");
        if (from == "chosen") await desk.PostAsync(network.Specialist, "choose", new { groupId = group });
        return (participant, group);
    }

    private static Task<HttpResponseMessage> MoveAsync(HttpClient client, SearchDesk desk, string move, Guid group) =>
        move switch
        {
            "visit" => client.PutAsJsonAsync(
                $"{desk.Address}/visits/{Guid.CreateVersion7()}", SearchDesk.Visit(group, "unsure")),
            "choose" => client.PostAsJsonAsync($"{desk.Address}/choose", new { groupId = group }),
            _ => client.PostAsync($"{desk.Address}/{move}", null),
        };
}
