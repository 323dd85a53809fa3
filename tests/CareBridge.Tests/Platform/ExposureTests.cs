using System.Net;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>Endpoints say what they show of participants and are held to it.</summary>
public sealed class ExposureTests
{
    [Fact]
    public async Task An_endpoint_that_says_nothing_keeps_the_process_from_starting()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ExitHost.StartAsync(routes =>
        {
            routes.MapGet("/said", () => "nothing of anybody").AllowAnonymous().ShowsNothing();
            routes.MapGet("/forgotten", () => "who knows").AllowAnonymous();
        }));

        Assert.Contains("/forgotten", refusal.Message);
        Assert.DoesNotContain("/said", refusal.Message);
    }

    [Theory]
    [InlineData("/returned")]
    [InlineData("/written")]
    [InlineData("/flushed")]
    [InlineData("/unmodified")]
    public async Task An_answer_that_forgot_the_door_is_stopped_and_operators_hear_of_it(string path)
    {
        await using var host = await ExitHost.StartAsync(routes =>
        {
            routes.MapGet("/returned", () => new { name = "Jo Rivers" }).Open();
            routes.MapGet("/written", (HttpContext http) => http.Response.WriteAsync("Jo Rivers")).Open();
            routes.MapGet("/flushed", async (HttpContext http) =>
            {
                await http.Response.StartAsync();
                await http.Response.WriteAsync("Jo Rivers");
            }).Open();
            routes.MapGet("/unmodified", () => Results.StatusCode(StatusCodes.Status304NotModified)).Open();
        });

        var answer = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        Assert.Contains(path, Assert.Single(host.Alarms.Messages));
    }

    [Fact]
    public async Task A_refusal_needs_no_door()
    {
        await using var host = await ExitHost.StartAsync(routes => routes
            .MapGet("/refused", string () => throw new NotFoundException("participant")).Open());

        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/refused")).StatusCode);
        Assert.Empty(host.Alarms.Messages);
    }

    [Fact]
    public async Task What_came_through_the_door_is_sent_with_its_notice_and_the_rest_is_not()
    {
        var (known, unknown) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var host = await ExitHost.StartAsync(routes => routes.MapGet(
            "/people", async (Caller caller, DisclosureDoor door) =>
            {
                var opening = await door.OpenAsync(
                    Recipient.Of(caller),
                    [.. ((Guid[])[unknown, known]).Select(id => new Proposal<Guid>(id, [Identity(id, Holder)]))],
                    CancellationToken.None);
                return new
                {
                    people = opening.Items.Select(item => item.Content),
                    disclosure = opening.Accompaniment,
                };
            }).Open());
        host.Consent.Known.Add(known);

        var answer = await (await host.GetAsync("/people")).Content.ReadAsStringAsync();

        Assert.Equal(
            $$$"""{"people":["{{{known}}}"],"disclosure":{"notice":"{{{RedisclosureNotice.Text}}}","scopes":[]}}""",
            answer);
    }

    [Fact]
    public async Task What_is_shown_as_ones_own_is_ones_own()
    {
        await using var host = await ExitHost.StartAsync(routes => routes.MapGet(
            "/own", (Caller caller, DisclosureDoor door) =>
            {
                door.ShowOwn(caller, [new Holding(Guid.CreateVersion7(), Holder)]);
                return "Jo Rivers";
            }).Open());

        Assert.Equal("Jo Rivers", await (await host.GetAsync("/own", Holder)).Content.ReadAsStringAsync());
        var other = await host.GetAsync("/own");
        Assert.Equal(HttpStatusCode.InternalServerError, other.StatusCode);
        Assert.DoesNotContain("Rivers", await other.Content.ReadAsStringAsync());
    }

    [Fact]
    public void A_request_within_another_is_held_to_what_its_endpoint_declares()
    {
        var watch = new ExposureWatch();
        var services = new ServiceCollection().AddSingleton(watch).BuildServiceProvider();
        HttpContext To(Exposure exposure)
        {
            var http = new DefaultHttpContext { RequestServices = services };
            http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(exposure), "inner"));
            return http;
        }

        InnerRequest.RequireDoor(To(Exposure.Nothing), StatusCodes.Status200OK);
        InnerRequest.RequireDoor(To(Exposure.ThroughDoor), StatusCodes.Status404NotFound);
        Assert.Throws<InvalidOperationException>(
            () => InnerRequest.RequireDoor(To(Exposure.ThroughDoor), StatusCodes.Status200OK));
        watch.UseDoor();
        InnerRequest.RequireDoor(To(Exposure.ThroughDoor), StatusCodes.Status200OK);
    }

    internal static Guid Holder { get; } = Guid.CreateVersion7();

    internal static DisclosureItem Identity(Guid participant, Guid holder) =>
        new("Patient", participant, 1, participant, holder, DisclosureCategory.Identity);
}

internal static class OpenExits
{
    /// <summary>Anybody gets in, and it says that it shows through the door.</summary>
    public static void Open(this IEndpointConventionBuilder endpoint) => endpoint.AllowAnonymous().ShowsThroughDoor();
}
