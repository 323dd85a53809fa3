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
    public void As_much_is_granted_as_is_held(string held, string requested, string granted) =>
        Assert.Equal(granted, SmartScopes.Parse(held)!.Grant(SmartScopes.Parse(requested)!).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("patient/Task.rs")]
    [InlineData("system/Task")]
    [InlineData("system/Task.")]
    [InlineData("system/task.rs")]
    [InlineData("system/Task.rs?status=requested")]
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
}
