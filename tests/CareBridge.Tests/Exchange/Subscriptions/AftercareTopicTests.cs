using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>What a community does with somebody is told to whom consent lets it be told.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class AftercareTopicTests(SubscriptionWorld world)
{
    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    [Theory]
    [InlineData("Observation", "code=engagement")]
    [InlineData("QuestionnaireResponse", "status=completed")]
    [InlineData("Encounter", "type=group&status=finished")]
    [InlineData("EpisodeOfCare", "status=active")]
    [InlineData("CareTeam", "status=active")]
    [InlineData("RelatedPerson", null)]
    public async Task A_change_of(string type, string? filter)
    {
        var (participant, exchange) = (world.Consenting(DisclosureCategory.Engagement), world.Exchange);
        // Of other types everything would be told: what is asked of those is never met.
        string[] filters =
        [
            $"{type}?patient=Patient/{participant}{(filter is null ? "" : $"&{filter}")}",
            .. ((string[])["Observation", "QuestionnaireResponse", "Encounter", "EpisodeOfCare", "CareTeam",
                "RelatedPerson"]).Where(other => other != type)
                .Select(other => $"{other}?patient=Patient/{Guid.CreateVersion7()}"),
        ];
        await world.SubscribeApartAsync(world.Request("aftercare-updated", _path, "full-resource", filters));

        await exchange.ProjectAsync<ProjectCheckIn, CheckInRecorded>(
            exchange.CheckIn(participant) with { RecoveryCapitalAnswers = [4, 4, 4, 4, 4, 4, 4, 4, 4, 1] });
        await exchange.ProjectAsync(exchange.Attendance(participant));
        await exchange.ProjectAsync(exchange.Support(participant));
        await exchange.ProjectAsync(exchange.Circle(participant, 1, Surroundings.Sponsor));

        var told = await world.ReceivedAsync(_path);
        Assert.Equal(type, told.Bundle.GetProperty("entry")[1].Text("resource", "resourceType"));
    }
}
