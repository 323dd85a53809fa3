using CareBridge.Platform.Disclosures;

namespace CareBridge.Tests.Exits;

/// <summary>
/// Everybody who is not meant to know calls every endpoint there is, and hears nothing of the participant; somebody who
/// is meant to is on record for each answer that tells anything.
/// </summary>
public sealed class EveryExitTests(ExitWorld world) : IClassFixture<ExitWorld>
{
    [Fact]
    public async Task Nobody_is_told_anything_without_consent_and_with_it_nothing_that_is_not_on_record()
    {
        var survey = new ExitSurvey(world);
        var strangers = await survey.MembersAsync(world.Stranger);
        var recipients = await survey.MembersAsync(world.Recipient);

        Assert.Empty(await survey.ToldAsync(survey.Reads, [.. strangers, .. recipients, .. survey.Public]));
        var written = await survey.ToldAsync(survey.Writes, strangers);
        // Who raises a crisis holds the Flag of it: here it has an id that they should not know.
        var raised = await survey.RaisedByAsync(world.Stranger);
        Assert.Empty(written.Where(answer => !raised.Contains(answer.Secret)).Select(answer => answer.ToString()));

        await world.ConsentAsync();
        // By now their system's token may have run out.
        recipients = await survey.MembersAsync(world.Recipient);
        var told = await survey.ToldAsync([.. survey.Reads, .. survey.Writes], [.. recipients, survey.Responder]);

        raised = await survey.RaisedByAsync(world.Recipient);
        Assert.Empty(told.Where(answer => answer.Lines == 0 && !raised.Contains(answer.Secret))
            .Select(answer => answer.ToString()));
        // What they raise once more joins what they have raised, and is answered with its id.
        Assert.Empty(told.Where(answer =>
                answer.Call.Endpoint.DeclaredExposure() is not (Exposure.ThroughDoor or Exposure.Forwarded)
                && !raised.Contains(answer.Secret))
            .Select(answer => answer.ToString()));
        Assert.Equal(
            TellingExits.All.Order(StringComparer.Ordinal),
            told.Select(answer => answer.Call.Name).Distinct().Order(StringComparer.Ordinal));

        // The strangers hold what they have written above; these hold nothing still.
        Assert.Empty(await survey.ToldAsync(survey.Reads, survey.People(world.Network.OtherCommunity)));
    }
}
