using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>Who gets in.</summary>
public sealed class AccessTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    private const string Known = "/api/probe/known";

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_caller_is_known_by_its_token(Role role)
    {
        var organization = Guid.CreateVersion7();

        var caller = await host.As(role, organization).GetFromJsonAsync<Caller>(Known, JsonFormat.Options);

        Assert.Equal((role, organization), (caller!.Role, caller.OrganizationId));
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_about_access_is_closed_to_everybody()
    {
        await host.Anonymous.GetAsync("/api/probe/silent").IsAsync(HttpStatusCode.Unauthorized);
        foreach (var role in Enum.GetValues<Role>())
            await host.As(role).GetAsync("/api/probe/silent").IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_404_to_who_is_known_and_401_to_others()
    {
        await host.As(Role.Participant).GetAsync("/nowhere").IsAsync(HttpStatusCode.NotFound);
        await host.Anonymous.GetAsync("/nowhere").IsAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_wrong_role_is_refused_with_a_problem()
    {
        await host.As(Role.Administrator).GetAsync("/api/probe/administrators").IsAsync(HttpStatusCode.OK);
        await host.As(Role.Service).GetAsync("/api/probe/administrators")
            .IsProblemAsync(HttpStatusCode.Forbidden, """{"title":"Forbidden","status":403}""");
        await host.Anonymous.GetAsync("/api/probe/administrators")
            .IsProblemAsync(HttpStatusCode.Unauthorized, """{"title":"Unauthorized","status":401}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public Task A_token_that_is_made_up_is_refused(string token) =>
        host.With(token).GetAsync(Known).IsAsync(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var token = host.Tokens.For(new Caller(Guid.CreateVersion7(), Role.Participant, null)).ToCharArray();
        token[^10] = token[^10] == 'A' ? 'B' : 'A';

        await host.With(new string(token)).GetAsync(Known).IsAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_of_another_deployment_is_refused()
    {
        var elsewhere = new InternalTokens(new EphemeralDataProtectionProvider());

        await host.With(elsewhere.For(new Caller(Guid.CreateVersion7(), Role.Administrator, null))).GetAsync(Known)
            .IsAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_refused()
    {
        var protector = host.Services.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("CareBridge.Internal").ToTimeLimitedDataProtector();
        var caller = JsonSerializer.Serialize(
            new Caller(Guid.CreateVersion7(), Role.Administrator, null), JsonFormat.Options);
        var now = TimeProvider.System.GetUtcNow();

        await host.With(protector.Protect(caller, now.AddMinutes(1))).GetAsync(Known).IsAsync(HttpStatusCode.OK);
        await host.With(protector.Protect(caller, now.AddSeconds(-1))).GetAsync(Known)
            .IsAsync(HttpStatusCode.Unauthorized);
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];
}
