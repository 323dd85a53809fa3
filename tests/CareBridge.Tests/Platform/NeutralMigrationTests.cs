using System.Diagnostics;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class NeutralMigrationTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("""table.Column<Guid>(type: "uuid", nullable: false)""", "table.Column<Guid>(nullable: false)")]
    [InlineData("""table.Column<string>(type: "text")""", "table.Column<string>()")]
    [InlineData(
        """table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)""",
        "table.Column<string>(maxLength: 200, nullable: true)")]
    [InlineData(
        """
        table.Column<long>(type: "bigint", nullable: false)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
        """,
        "table.Column<long>(nullable: false),")]
    [InlineData("""x.Annotation("SqlServer:Identity", "1, 1");""", "x;")]
    [InlineData("""x.Annotation("Npgsql:IndexInclude", new[] { "Body" });""", "x;")]
    [InlineData(
        """b.Property<string>("Body").IsRequired().HasColumnType("text");""",
        """b.Property<string>("Body").IsRequired();""")]
    [InlineData("    NpgsqlModelBuilderExtensions.UseIdentityByDefaultColumns(modelBuilder);\n", "")]
    [InlineData("    SqlServerModelBuilderExtensions.UseIdentityColumns(modelBuilder);\n", "")]
    [InlineData("using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;\n", "")]
    [InlineData("""x.HasAnnotation("Relational:MaxIdentifierLength", 63);""", "x;")]
    public async Task What_one_database_alone_understands_is_removed(string generated, string neutral) =>
        Assert.Equal(neutral, await NeutralizeAsync(generated));

    [Theory]
    [InlineData("""migrationBuilder.EnsureSchema(name: "consent");""")]
    [InlineData("""x.HasAnnotation("ProductVersion", "10.0.14")""")]
    [InlineData("""table.Column<decimal>(precision: 18, scale: 2, nullable: false)""")]
    public async Task What_every_database_understands_stays(string generated) =>
        Assert.Equal(generated, await NeutralizeAsync(generated));

    private async Task<string> NeutralizeAsync(string generated)
    {
        await File.WriteAllTextAsync(_file, generated);
        var script = RepositoryRoot.PathTo("infra", "lib", "neutral-migration");
        using var process = Process.Start(new ProcessStartInfo(script, [_file]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return await File.ReadAllTextAsync(_file);
    }
}
