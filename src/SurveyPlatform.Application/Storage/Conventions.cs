using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Remediation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Storage;

/// <summary>How types become columns, said once for every table of both stores.</summary>
public static class Conventions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void AddSurveyConventions(this ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
        builder.Properties<decimal>().HavePrecision(28, 10);
        builder.Properties<Period>().HaveConversion<PeriodConverter>().HaveMaxLength(Period.MaxLength);
        builder.Properties<UnitId>().HaveConversion<UnitIdConverter>();
        builder.Properties<ExerciseId>().HaveConversion<ExerciseIdConverter>();
        builder.Properties<ObligationId>().HaveConversion<ObligationIdConverter>();
        builder.Properties<ReturnId>().HaveConversion<ReturnIdConverter>();
        builder.Properties<LocalizedText>().HaveConversion<JsonConverter<LocalizedText>>();
        builder.Properties<DueRule>().HaveConversion<JsonConverter<DueRule>>();
        builder.Properties<PlanText>().HaveConversion<JsonConverter<PlanText>>();
        builder.Properties<TaskText>().HaveConversion<JsonConverter<TaskText>>();
        builder.Properties<Shortcoming>().HaveConversion<JsonConverter<Shortcoming>>();
    }

    /// <summary>A list that is read and written whole, as one JSON text.</summary>
    public static PropertyBuilder<List<T>> StoredAsJson<T>(this PropertyBuilder<List<T>> property) => property.HasConversion(
        new JsonConverter<List<T>>(),
        new ValueComparer<List<T>>(
            (left, right) => left!.SequenceEqual(right!),
            list => list.Aggregate(0, HashCode.Combine),
            list => list.ToList()));

    /// <summary>A table of texts that is read and written whole, as one JSON text.</summary>
    public static PropertyBuilder<Dictionary<string, TValue>> StoredAsJson<TValue>(this PropertyBuilder<Dictionary<string, TValue>> property) => property.HasConversion(
        new JsonConverter<Dictionary<string, TValue>>(),
        new ValueComparer<Dictionary<string, TValue>>(
            (left, right) => left!.Count == right!.Count && !left.Except(right).Any(),
            map => map.Count,
            map => new(map)));

    public static void UseSnakeCaseColumns(this ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase(property.Name));
        }
    }

    /// <summary>
    /// PostgreSQL would sort and compare by the language of its cluster; SQLite goes by the bytes. Both go by the bytes: order comes from sort
    /// keys, and no index depends on the language data of the operating system.
    /// </summary>
    public static void CompareTextByBytes(this ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if ((property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string))
            {
                property.SetCollation("C");
            }
        }
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }

    // SQLite forgets the kind, PostgreSQL insists on it.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc), value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

    private sealed class PeriodConverter() : ValueConverter<Period, string>(period => period.ToString(), text => Period.Parse(text));

    private sealed class UnitIdConverter() : ValueConverter<UnitId, int>(id => id.Value, value => new UnitId(value));

    private sealed class ExerciseIdConverter() : ValueConverter<ExerciseId, Guid>(id => id.Value, value => new ExerciseId(value));

    private sealed class ObligationIdConverter() : ValueConverter<ObligationId, Guid>(id => id.Value, value => new ObligationId(value));

    private sealed class ReturnIdConverter() : ValueConverter<ReturnId, Guid>(id => id.Value, value => new ReturnId(value));

    private sealed class JsonConverter<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!);
}
