using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Exchange;

/// <summary>What an answer on a Task tells whoever gives it, and what becomes of the answer.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class AnsweringTasksTests(ExchangeWorld world)
{
    private readonly TaskDesk _desk = new(world);

    [Theory]
    [InlineData("completed")]
    [InlineData("accepted")]
    public async Task To_hold_words_against_a_Task_is_to_be_shown_it_and_is_accounted_for(string status)
    {
        var (referral, task) = await _desk.TaskAsync();
        var guess = new JsonObject
        {
            ["resourceType"] = "Task",
            ["id"] = $"{referral}",
            ["status"] = status,
            ["intent"] = "order",
            ["for"] = task["for"]!.DeepClone(),
            ["priority"] = "stat",
        };
        world.Disclosures.Authorized.Clear();

        var issue = await (await _desk.PutAsync(referral, guess)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("Task.priority", issue.Text("expression", 0));
        Assert.Equal([2], Disclosed(referral).Select(item => item.ResourceVersion));
    }

    [Fact]
    public async Task Who_wants_nothing_returned_is_not_shown_what_has_become_of_it()
    {
        var (referral, task) = await _desk.TaskAsync();
        task["status"] = "received";
        world.Disclosures.Authorized.Clear();

        var minimal = await _desk.PutAsync(referral, task, prefer: "Return=Minimal");
        task["status"] = "accepted";
        var outcome = await _desk.PutAsync(referral, task, prefer: "return=OperationOutcome");

        Assert.Equal(HttpStatusCode.OK, minimal.StatusCode);
        Assert.Equal("W/\"3\"", minimal.Headers.ETag?.ToString());
        Assert.Empty(await minimal.Content.ReadAsByteArrayAsync());
        Assert.Equal("information", (await outcome.IssueAsync(HttpStatusCode.OK)).Text("severity"));
        Assert.Equal("W/\"4\"", outcome.Headers.ETag?.ToString());
        Assert.Equal([2, 3], Disclosed(referral).Select(item => item.ResourceVersion));
        Assert.Equal(ReferralStatus.Accepted, world.Referrals.Get(referral).Status);
    }

    [Fact]
    public async Task What_cannot_be_shown_is_refused_before_anything_is_done()
    {
        var (referral, task) = await _desk.TaskAsync();
        task["status"] = "accepted";

        var answer = await _desk.PutAsync($"/fhir/Task/{referral}?_summary=half", task.ToJsonString());

        Assert.Equal("_summary", (await answer.IssueAsync(HttpStatusCode.BadRequest)).Text("expression", 0));
        await _desk.UnchangedAsync(referral);
    }

    [Fact]
    public async Task A_reason_that_comes_later_is_kept()
    {
        var (referral, task) = await _desk.TaskAsync();
        task["status"] = "accepted";
        (await _desk.PutAsync(referral, task)).EnsureSuccessStatusCode();
        task["statusReason"] = new JsonObject { ["text"] = "A bed is free" };

        var answer = await _desk.PutAsync(referral, task);

        Assert.Equal("W/\"4\"", answer.Headers.ETag?.ToString());
        Assert.Equal("A bed is free", (await answer.JsonAsync()).Text("statusReason", "text"));
    }

    [Fact]
    public async Task A_change_at_the_same_moment_is_no_fault_of_the_Task()
    {
        var (referral, task) = await _desk.TaskAsync();
        task["status"] = "accepted";
        world.Referrals.Refusals[referral] = new RefusedException(RefusedException.ConcurrentChange, "Somebody else.");

        var issue = await (await _desk.PutAsync(referral, task)).IssueAsync(HttpStatusCode.Conflict);

        Assert.Equal("conflict", issue.Text("code"));
        await _desk.UnchangedAsync(referral);
    }

    private IEnumerable<DisclosureItem> Disclosed(Guid referral) => world.Disclosures.Authorized
        .SelectMany(asked => asked.Items).Where(item => item.ResourceId == referral && item.ResourceType == "Task");
}
