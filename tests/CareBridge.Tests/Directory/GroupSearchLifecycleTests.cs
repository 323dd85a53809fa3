using System.Net;
using System.Net.Http.Json;

namespace CareBridge.Tests.Directory;

/// <summary>Every move of a search, legal and not, from both sides at the same moment.</summary>
public sealed class GroupSearchLifecycleTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly SearchDesk _desk = new(network);

    public static TheoryData<string, string, bool> Moves()
    {
        (string From, string[] To)[] legal =
        [
            ("looking", ["visit", "choose", "resume", "end"]), ("visiting", ["visit", "choose", "resume", "end"]),
            ("chosen", ["choose", "resume", "end"]), ("ended", ["end"]),
        ];
        var moves = new TheoryData<string, string, bool>();
        foreach (var (from, to) in legal)
        {
            foreach (var move in (string[])["visit", "choose", "resume", "end", "prefer", "propose"])
                moves.Add(from, move, to.Contains(move) || (from != "ended" && (move is "prefer" or "propose")));
        }
        return moves;
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task A_search_moves_as_its_table_says(string from, string move, bool isLegal)
    {
        var participant = await network.RegisterAsync();
        var group = await _desk.ListAsync();
        await _desk.BeginAsync(participant);
        if (from == "visiting") await _desk.VisitAsync(network.Specialist, group, "unsure");
        if (from == "chosen") await _desk.PostAsync(network.Specialist, "choose", new { groupId = group });
        if (from == "ended") await _desk.PostAsync(network.Specialist, "end");

        // From both sides, at the same moment, with the same result.
        var both = await Task.WhenAll(MoveAsync(network.Specialist), MoveAsync(
            move == "propose" ? network.Specialist : network.Participant(participant)));

        Assert.Contains(both, answer => answer.IsSuccessStatusCode == isLegal);
        Assert.All(both, answer => Assert.True(
            answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{answer.StatusCode}"));
        if (!isLegal) Assert.DoesNotContain(both, answer => answer.IsSuccessStatusCode);
        (await MoveAsync(network.Specialist)).Dispose();

        Task<HttpResponseMessage> MoveAsync(HttpClient client) => move switch
        {
            "visit" => client.PutAsJsonAsync($"{_desk.Address}/visits/{_desk.Id}", SearchDesk.Visit(group, "unsure")),
            "choose" => client.PostAsJsonAsync($"{_desk.Address}/choose", new { groupId = group }),
            "propose" => client.PostAsJsonAsync(
                $"{_desk.Address}/propose", new { groupIds = new[] { group }, reason = "Near." }),
            "prefer" => client.PutAsJsonAsync(_desk.Address, new
            {
                participantId = participant,
                organizationId = network.Community,
                preferences = new { languages = new[] { "en" } },
            }),
            _ => client.PostAsync($"{_desk.Address}/{move}", null),
        };
    }
}
