using CareBridge.Exchange.Domain;

namespace CareBridge.Tests.Exchange;

public sealed class SmartScopesTests
{
    [Theory]
    [InlineData("system/*.rs", "system/Task.rs", "system/Task.rs")]
    [InlineData("system/*.rs", "system/Task.rus", "system/Task.rs")]
    [InlineData("system/*.rs", "system/Task.sur", "system/Task.rs")]
    [InlineData("system/Task.rus system/Goal.r", "system/*.rs", "system/Task.rs system/Goal.r")]
    [InlineData("system/*.read", "system/Task.read", "system/Task.read")]
    [InlineData("system/Task.rs", "system/Task.*", "system/Task.rs")]
    [InlineData("system/Task.r system/Task.u", "system/Task.rus", "system/Task.ru")]
    [InlineData("system/Consent.c", "system/Consent.write", "system/Consent.c")]
    [InlineData("system/Consent.write", "system/Consent.cruds", "system/Consent.cud")]
    [InlineData("system/Task.rs", "system/Goal.rs", "")]
    [InlineData("system/*.rs", "system/Observation.rs?category=survey", "system/Observation.rs?category=survey")]
    [InlineData("system/*.read", "system/Observation.r?category=survey", "system/Observation.r?category=survey")]
    [InlineData("system/Observation.rs?category=survey", "system/Observation.rs",
        "system/Observation.rs?category=survey")]
    [InlineData("system/Observation.rs?category=survey", "system/*.cruds", "system/Observation.rs?category=survey")]
    [InlineData("system/Observation.rs?category=survey", "system/Observation.read",
        "system/Observation.rs?category=survey")]
    [InlineData("system/Observation.rs?category=survey", "system/Observation.rs?status=final",
        "system/Observation.rs?category=survey&status=final")]
    [InlineData("system/Observation.rs?category=survey", "system/Observation.r?status=final&category=survey",
        "system/Observation.r?status=final&category=survey")]
    [InlineData("system/*.r system/Observation.s?category=survey", "system/Observation.rs",
        "system/Observation.r system/Observation.s?category=survey")]
    [InlineData("system/Task.r?status=requested system/Task.s?status=requested", "system/Task.rs",
        "system/Task.rs?status=requested")]
    [InlineData("system/Task.rs?status=requested system/Task.rs?code=fulfill system/Task.u", "system/Task.rus",
        "system/Task.rs?status=requested system/Task.rs?code=fulfill system/Task.u")]
    [InlineData("system/Observation.rs?category=http://x|survey",
        "system/Observation.rs?category=http%3A%2F%2Fx%7Csurvey",
        "system/Observation.rs?category=http%3A%2F%2Fx%7Csurvey")]
    [InlineData("system/Observation.rs?category=survey", "system/Task.rs", "")]
    public void As_much_is_granted_as_is_held(string held, string requested, string granted) =>
        Assert.Equal(granted, SmartScopes.Parse(held)!.Grant(SmartScopes.Parse(requested)!).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("patient/Task.rs")]
    [InlineData("system/Task")]
    [InlineData("system/Task.")]
    [InlineData("system/task.rs")]
    [InlineData("system/Task.rs?")]
    [InlineData("system/Task.rs?status")]
    [InlineData("system/Task.rs?status=")]
    [InlineData("system/Task.rs?=requested")]
    [InlineData("system/Task.rs?status=requested&")]
    [InlineData("system/Task.rs?status:not=requested")]
    [InlineData("system/Task.rs?patient.name=Jo")]
    [InlineData("system/Task.rs?status=%00")]
    [InlineData("system/Task.rs?status=%0d%0ax")]
    [InlineData("system/Task.rs?status=\"")]
    [InlineData("system/Task.rs?status=\\")]
    [InlineData("system/Task.rs?status=ü")]
    [InlineData("system/Task.read?status=requested")]
    [InlineData("system/Task.rus?status=requested")]
    [InlineData("system/*.rs?status=requested")]
    [InlineData("system/Task.rs openid")]
    public void What_is_no_scope_for_a_backend_service_is_not_read(string text) => Assert.Null(SmartScopes.Parse(text));

    [Fact]
    public void A_scope_allows_its_own_type_and_actions_only()
    {
        var scopes = SmartScopes.Parse("system/Task.ru system/Goal.s")!;

        Assert.True(scopes.Allow("Task", Access.Update));
        Assert.False(scopes.Allow("Task", Access.Search));
        Assert.False(scopes.Allow("Goal", Access.Read));
        Assert.False(scopes.Allow("Patient", Access.Read));
    }

    [Fact]
    public void A_scope_without_a_condition_restricts_nothing()
    {
        var scopes = SmartScopes.Parse("system/Observation.rs?category=survey system/Observation.r system/*.s")!;

        Assert.Null(scopes.Restrictions("Observation", Access.Read));
        Assert.Null(scopes.Restrictions("Observation", Access.Search));
        Assert.Null(scopes.Restrictions("Goal", Access.Search));
        Assert.Equal([], scopes.Restrictions("Goal", Access.Read));
    }

    [Fact]
    public void Scopes_with_conditions_are_alternatives_each_with_all_of_its_conditions()
    {
        var scopes = SmartScopes.Parse(
            "system/Task.rs?status=requested&code=http://x|fulfill,approve system/Task.r?status=a%20b system/Goal.rs")!;

        Assert.Equal(
            [
                [new ScopeCondition("code", "http://x|fulfill,approve"), new ScopeCondition("status", "requested")],
                [new ScopeCondition("status", "a b")],
            ],
            scopes.Restrictions("Task", Access.Read));
        Assert.Single(scopes.Restrictions("Task", Access.Search)!);
        Assert.False(scopes.Allow("Task", Access.Search));
    }

    [Theory]
    [InlineData("system/Task.rs?status=%C3%BC%F0%9F%98%80", "ü😀")]
    [InlineData("system/Task.rs?status=a%26b%3Dc%25d%2Be%23f%22g%5Ch%20i", "a&b=c%d+e#f\"g\\h i")]
    [InlineData("system/Task.rs?status=%FF", "%FF")]
    [InlineData("system/Task.rs?status=a+b", "a+b")]
    [InlineData("system/Task.rs?status=http://x/y|z,w?q;@!*'()", "http://x/y|z,w?q;@!*'()")]
    public void Whatever_a_condition_says_survives_being_written_down(string text, string value)
    {
        var written = SmartScopes.Parse(text)!.Grant(SmartScopes.Parse("system/*.rs")!).ToString();

        Assert.Equal(value, SmartScopes.Parse(written)!.All.Single().Filter.Conditions.Single().Value);
        Assert.Matches(@"^[\x21\x23-\x5b\x5d-\x7e]+$", written);
        Assert.Equal(written, SmartScopes.Parse(written)!.Grant(SmartScopes.Parse("system/*.rs")!).ToString());
    }
}
