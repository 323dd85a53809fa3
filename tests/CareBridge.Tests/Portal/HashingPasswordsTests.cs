using System.Net;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CareBridge.Tests.Portal;

public sealed class HashingPasswordsTests(HashingPasswordsTests.WholeWork portal)
    : IClassFixture<HashingPasswordsTests.WholeWork>
{
    /// <summary>As it is where no test has it easier.</summary>
    public sealed class WholeWork : PortalHost
    {
        protected override Action<IServiceCollection> Configure =>
            services => services.RemoveAll<IPostConfigureOptions<PasswordHasherOptions>>();
    }

    /// <summary>Where the third version of Identity's format has the count of iterations.</summary>
    private static readonly Range Iterations = 5..9;

    [Fact]
    public async Task A_password_that_was_hashed_with_less_work_is_hashed_anew_when_somebody_signs_in()
    {
        var (id, email) = await portal.AddSpecialistAccountAsync();
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        await InStoreAsync(async store =>
        {
            var account = await store.Accounts.SingleAsync(one => one.Id == id);
            account.PasswordHash = weak.HashPassword(account, PortalHost.Password);
            return await store.SaveChangesAsync();
        });

        var answer = await portal.TokenAsync(email);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var hash = await InStoreAsync(
            store => store.Accounts.Where(one => one.Id == id).Select(one => one.PasswordHash).SingleAsync());
        Assert.Equal("00033450", Convert.ToHexString(Convert.FromBase64String(hash!)[Iterations]));
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email)).StatusCode);
    }

    private async Task<T> InStoreAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = portal.Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }
}
